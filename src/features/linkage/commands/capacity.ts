/** Records of a partnership: what one page’s wait and one worker’s memory hold with room to spare. More is for the command line. */
export const MOST = 20_000;
