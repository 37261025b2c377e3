import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { paths } from '../paths.ts';

export function uploadAddress(publicUrl: string, token: string): string {
  return `${publicUrl}${paths.upload.to({ token })}`;
}

/** The words that the manager sends by hand, with the link in them. They name no child and no case. */
export function uploadLetter({ recipient, agency, from, partnership, address, endsAt }: {
  readonly recipient: string; readonly agency: string; readonly from: string; readonly partnership: string; readonly address: string; readonly endsAt: Date;
}): string {
  return [
    `Dear ${recipient},`,
    '',
    `Please send the chronology of ${agency} to ${partnership} at:`,
    '',
    address,
    '',
    `The page asks for a code of 8 numbers. I shall tell you the code by telephone, never by e-mail. The link works until ${momentInWords(momentOf(endsAt))}. Word, Excel and CSV files are all welcome, as you have them.`,
    '',
    'The link is for you alone. Please do not pass this message on.',
    '',
    from,
    partnership,
  ].join('\n');
}
