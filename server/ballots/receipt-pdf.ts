import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Pdf from 'pdfkit';
import type { Ballot } from '#shared/ballots/check-ballot.ts';
import { inLanguage, type Language, type Text } from '#shared/languages.ts';
import { translator } from '#shared/locales/translate.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { officialTime, type Seat } from '#shared/time.ts';
import { catalogues } from '../catalogues.ts';
import { choiceLines } from './choice-lines.ts';
import type { Receipt } from './receipt.ts';

export interface ReceiptPaper {
  readonly receipt: Receipt;
  /** Undefined where nothing of the choice may show. */
  readonly ballot: Ballot | undefined;
  readonly manifest: Pick<Manifest, 'question' | 'options' | 'form'>;
  readonly organisation: string;
  readonly consultation: Text;
  /** The page of the receipt. */
  readonly address: string;
  readonly seat: Seat;
  readonly language: Language;
}

/** Known to pdfkit, and not to its types. */
const accessible: string = 'PDF/UA';

/** The fonts that every PDF has by itself hold the letters of Western Europe only: names of Members need more. */
const fonts = {
  text: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  strong: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  code: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
} as const;
type Font = keyof typeof fonts;
let held: Promise<Record<Font, Buffer>> | undefined;

async function readFonts(): Promise<Record<Font, Buffer>> {
  const read = (font: Font) => readFile(fileURLToPath(fonts[font]));
  const [text, strong, code] = await Promise.all([read('text'), read('strong'), read('code')]);
  return { text, strong, code };
}

/**
 * The receipt as a tagged PDF for the files of a delegation. It holds what never changes, so that it is the same byte for byte
 * whenever it is made; what follows and until when stands on the page.
 */
export async function receiptPdf(paper: ReceiptPaper): Promise<Uint8Array> {
  const { receipt, ballot, manifest, seat, language } = paper;
  const t = translator(language, catalogues[language]);
  const file = await (held ??= readFonts());
  const title = `${t('ballot.receipt.receipt')} ${receipt.code}`;
  const pdf = new Pdf({
    size: 'A4',
    margin: 56,
    pdfVersion: '1.7',
    subset: accessible as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: paper.organisation, CreationDate: new Date(receipt.acceptedAt) },
  });
  for (const name of Object.keys(fonts) as Font[]) pdf.registerFont(name, file[name]);
  const body = pdf.struct('Document');
  pdf.addStructure(body);

  const write = (tag: 'H1' | 'H2' | 'P', words: string, font: Font, size: number, lang: Language = language) => {
    body.add(pdf.struct(tag, lang === language ? {} : { lang }, () => pdf.font(font).fontSize(size).text(words)));
    pdf.moveDown(tag === 'P' ? 0.4 : 0.6);
  };
  const heading = (words: string) => {
    pdf.moveDown(0.6);
    write('H2', words, 'strong', 12);
  };
  const rows = (entries: readonly (readonly [string, string, Font?])[]) => {
    const list = pdf.struct('L');
    body.add(list);
    for (const [term, value, font = 'text'] of entries) {
      const item = pdf.struct('LI');
      list.add(item);
      item.add(pdf.struct('Lbl', {}, () => pdf.font('strong').fontSize(9).text(term)));
      item.add(
        pdf.struct('LBody', {}, () =>
          pdf
            .font(font)
            .fontSize(font === 'code' ? 8 : 9)
            .text(value),
        ),
      );
      item.end();
      pdf.moveDown(0.3);
    }
    list.end();
  };

  const consultation = inLanguage(paper.consultation, language);
  write('P', paper.organisation, 'text', 10);
  write('P', consultation.words, 'text', 10, consultation.language);
  write('H1', t('ballot.receipt.title'), 'strong', 20);
  write('P', t('ballot.receipt.for', { name: receipt.names[language] }), 'strong', 12);
  write('P', t('ballot.receipt.recorded', { at: officialTime(receipt.acceptedAt, language, seat, true) }), 'text', 11);
  write('P', t('ballot.receipt.receipt'), 'text', 11);
  write('P', receipt.code, 'code', 20);
  if (ballot) {
    heading(t('ballot.receipt.choices'));
    write('P', manifest.question[language], 'text', 11);
    for (const line of choiceLines(manifest, ballot, language, t)) write('P', line, 'text', 11);
  } else {
    write('P', manifest.question[language], 'text', 11);
    write('P', t('ballot.receipt.secret'), 'text', 11);
  }
  heading(t('ballot.receipt.howToCheck'));
  write(
    'P',
    t(ballot ? 'ballot.receipt.checkWords' : 'ballot.receipt.checkWordsSecret', { position: String(receipt.position) }),
    'text',
    9,
  );
  write('P', t('ballot.receipt.checkFile'), 'text', 9);
  rows([
    [t('ballot.receipt.castBy'), receipt.castBy],
    [t('ballot.receipt.revision'), String(receipt.revision)],
    [t('ballot.receipt.position'), String(receipt.position)],
    [t('ballot.receipt.acceptedAt'), receipt.acceptedAt, 'code'],
    ...(receipt.ballotHash ? [[t('ballot.receipt.ballotDigest'), receipt.ballotHash, 'code'] as const] : []),
    [t('ballot.receipt.eventHash'), receipt.eventHash, 'code'],
    [t('ballot.receipt.manifestDigest'), receipt.manifestHash, 'code'],
    [t('ballot.receipt.signature'), receipt.signature, 'code'],
    [t('ballot.receipt.fingerprint'), receipt.fingerprint, 'code'],
    [t('ballot.receipt.online'), paper.address],
  ]);
  body.end();
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
