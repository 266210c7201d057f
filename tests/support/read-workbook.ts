import { inflateRawSync } from 'node:zlib';

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A workbook as a spreadsheet program opens it: sheets in order, a number where the cell is one, a text where it is a text. */
export function readWorkbook(file: Uint8Array): ReadSheet[] {
  const parts = unzip(Buffer.from(file));
  const part = (name: string): string => {
    const found = parts.get(name);
    if (!found) throw new Error(`the workbook has no ${name}: ${[...parts.keys()].join(', ')}`);
    return found.toString('utf8');
  };
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'] ?? '',
    ]),
  );
  const texts = elements(part('xl/sharedStrings.xml'), 'si').map(({ content }) =>
    elements(content, 't')
      .map((text) => unescape(text.content))
      .join(''),
  );
  return elements(part('xl/workbook.xml'), 'sheet').map(({ attributes }) => ({
    name: unescape(attributes['name'] ?? ''),
    rows: elements(part(`xl/${targets.get(attributes['r:id'])}`), 'row').map(({ content }) => cells(content, texts)),
  }));
}

function cells(row: string, texts: readonly string[]): (string | number | null)[] {
  const read: (string | number | null)[] = [];
  for (const { attributes, content } of elements(row, 'c')) {
    if (/<f[ >]/.test(content)) throw new Error(`a cell is a formula: ${content}`);
    const value = elements(content, 'v')[0]?.content;
    const column = [...(attributes['r'] ?? '').replace(/\d/g, '')].reduce(
      (at, sign) => at * 26 + sign.charCodeAt(0) - 64,
      0,
    );
    while (read.length < column - 1) read.push(null);
    if (value === undefined) read.push(null);
    else read.push(attributes['t'] === 's' ? (texts[Number(value)] ?? '') : Number(value));
  }
  return read;
}

interface XmlElement {
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string;
}

/** Elements of a name that do not hold each other; enough for a workbook. */
function elements(xml: string, name: string): XmlElement[] {
  const found = xml.matchAll(new RegExp(`<${name}((?:\\s+[\\w:]+="[^"]*")*)\\s*(?:/>|>(.*?)</${name}>)`, 'gs'));
  return [...found].map(([, attributes = '', content = '']) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
    content,
  }));
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescape = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);

/** The files of an archive, by its directory at the end. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no archive');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [nameSize, extraSize, remarkSize] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameSize);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(from, from + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameSize + extraSize + remarkSize;
  }
  return files;
}
