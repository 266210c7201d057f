import { MARK_MAX } from '#shared/ballots/marks.ts';
import { csvCell, csvRows, type CsvRow } from './csv-cells.ts';
import { rowsOf, type Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { Rows } from './rows.ts';

const sections = ['META', 'PROJECTS', 'VOTES'] as const;

/** The rows of each section, without its own line; the first is its header. */
function sectionsOf(text: string): Record<(typeof sections)[number], CsvRow[]> {
  const found: Record<(typeof sections)[number], CsvRow[]> = { META: [], PROJECTS: [], VOTES: [] };
  let open: CsvRow[] | null = null;
  for (const row of csvRows(text, ';')) {
    const name = sections.find((section) => row.cells.length === 1 && row.cells[0]?.text === section);
    if (name) open = found[name];
    else if (open) open.push(row);
    else throw new FileFault(row.line, 1, 'The file begins with META, then PROJECTS, then VOTES.');
  }
  for (const section of sections) {
    if (found[section].length === 0) throw new FileFault(1, 1, `The section ${section} is missing.`);
  }
  return found;
}

function column(head: CsvRow | undefined, name: string): number {
  const at = head?.cells.findIndex((cell) => cell.text === name) ?? -1;
  if (at < 0) throw new FileFault(head?.line ?? 1, 1, `The column "${name}" is missing.`);
  return at;
}

/**
 * Approval ballots from a Pabulib file. Places are as many projects as the budget pays for when all cost the same, else 1
 * (the count is told with `--seats`): rules here elect options of equal cost.
 *
 * @throws FileFault with line, column and reason; also for votes that are not approvals
 */
export function readPabulib(text: string): Election {
  const { META, PROJECTS, VOTES } = sectionsOf(text);
  const meta = new Map(META.map((row) => [row.cells[0]?.text ?? '', row]));
  const type = meta.get('vote_type')?.cells[1];
  if (type && type.text !== 'approval')
    throw new FileFault(
      meta.get('vote_type')?.line ?? 1,
      type.column,
      `Votes of type "${type.text}" are not approvals.`,
    );
  const [projectHead, ...projects] = PROJECTS;
  const [idColumn, costColumn] = [column(projectHead, 'project_id'), column(projectHead, 'cost')];
  const nameColumn = projectHead?.cells.findIndex((cell) => cell.text === 'name') ?? -1;
  const index = new Map(projects.map((row, at) => [row.cells[idColumn]?.text ?? '', at]));
  if (index.size !== projects.length)
    throw new FileFault(projectHead?.line ?? 1, 1, 'Two projects have the same project_id.');
  if (projects.length === 0 || projects.length > MARK_MAX)
    throw new FileFault(projectHead?.line ?? 1, 1, `From 1 to ${MARK_MAX} projects can be counted.`);
  const names = projects.map((row) => row.cells[nameColumn]?.text || row.cells[idColumn]!.text);
  const options = new Set(names).size === names.length ? names : projects.map((row) => row.cells[idColumn]!.text);
  const costs = new Set(projects.map((row) => Number(row.cells[costColumn]?.text)));
  const [cost] = costs;
  const budget = Number(meta.get('budget')?.cells[1]?.text ?? 0);
  const affordable = costs.size === 1 && cost ? Math.floor(budget / cost) : 1;
  const [voteHead, ...votes] = VOTES;
  const voteColumn = column(voteHead, 'vote');
  const rows = new Rows(projects.length, 0);
  for (const row of votes) {
    const at = rows.begin(1);
    const cell = row.cells[voteColumn];
    for (const id of (cell?.text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')) {
      const option = index.get(id);
      if (option === undefined) throw new FileFault(row.line, cell!.column, `There is no project "${id}".`);
      if (!rows.mark(at, option, 1))
        throw new FileFault(row.line, cell!.column, `Project "${id}" stands twice in this vote.`);
    }
  }
  return rows.election('approve', options, Math.max(1, Math.min(options.length, affordable)));
}

/** Approval ballots as a Pabulib file, one vote a ballot; every project costs 1 and the budget is the number of places. */
export function writePabulib(election: Election, title: string): string {
  const { options, seats, marks, counts } = election;
  const width = options.length;
  const votes: string[] = [];
  for (let row = 0; row < rowsOf(election); row++) {
    const approved = [...marks.subarray(row * width, (row + 1) * width)].flatMap((mark, option) =>
      mark === 1 ? [option + 1] : [],
    );
    for (let copy = 0; copy < (counts?.[row] ?? 1); copy++) votes.push(`${votes.length + 1};${approved.join(',')}`);
  }
  const meta = [
    `description;${csvCell(title)}`,
    `num_projects;${width}`,
    `num_votes;${votes.length}`,
    `budget;${seats}`,
    'vote_type;approval',
  ];
  const projects = options.map((name, at) => `${at + 1};1;${csvCell(name)}`);
  return [
    'META',
    'key;value',
    ...meta,
    'PROJECTS',
    'project_id;cost;name',
    ...projects,
    'VOTES',
    'voter_id;vote',
    ...votes,
    '',
  ].join('\n');
}
