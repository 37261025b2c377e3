/** The study that comes with the program: the 2014-17 analysis, with made-up reviews of the published margins. */
export const sampleStudy = {
  codebook: new URL('codebook/codebooks/reviews-2014-17.yaml', import.meta.url),
  data: new URL('data/sample/reviews-2014-17.csv', import.meta.url),
} as const;
