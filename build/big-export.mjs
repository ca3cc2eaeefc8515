// Writes a large Jira-like export, to see what a file of that size does: node build/big-export.mjs FILE [rows] [megabytes]
// The same numbers give the same file. Text beyond Latin-1 stands in every third description, as in real ones.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const [path, rows = 50_000, megabytes = 99] = [process.argv[2], ...process.argv.slice(3).map(Number)];
if (!path || !(rows > 0) || !(megabytes > 0)) {
  process.stderr.write('node build/big-export.mjs FILE [rows] [megabytes]\n');
  process.exit(2);
}

let state = 7;
const pick = (limit) => {
  state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
  return state % limit;
};
const STEMS =
  'invoice checkout search login report export queue cache billing mobile panel audit token retry batch shipping label address tax partner webhook session import margin stock refund'.split(
    ' ',
  );
/** A few thousand words, the first far more often than the last. */
const word = () => {
  const stem = STEMS[pick(STEMS.length)];
  return pick(3) === 0 ? stem : `${stem}${pick(pick(200) + 1)}`;
};
const words = (count) => Array.from({ length: count }, word).join(' ');
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const CUSTOM = 60;
const header = [
  ...[
    'Issue key',
    'Issue id',
    'Summary',
    'Issue Type',
    'Status',
    'Status Category',
    'Priority',
    'Assignee',
    'Labels',
    'Labels',
  ],
  ...[
    'Story Points',
    'Rank',
    'Sprint',
    'Sprint',
    'Inward issue link (Blocks)',
    'Parent id',
    'Created',
    'Description',
  ],
  ...Array.from({ length: CUSTOM }, (_, index) => `Custom field (Field ${index % 20})`),
];

const out = createWriteStream(path);
out.write(`${header.map(quoted).join(',')}\r\n`);
const perRow = (megabytes * 1_000_000) / rows;
for (let row = 1; row <= rows; row += 1) {
  const isDone = row % 5 === 0;
  const cells = [
    `BIG-${row}`,
    String(100_000 + row),
    `${words(5)} ${row}`,
    ['Story', 'Bug', 'Task', 'Epic', 'Spike'][pick(5)],
    isDone ? 'Done' : 'To Do',
    isDone ? 'Done' : 'To Do',
    ['High', 'Medium', 'Low'][pick(3)],
    `Person ${pick(300)}`,
    word(),
    row % 7 === 0 ? 'tech-debt' : '',
    String(pick(13)),
    `0|${String(1_000_000 - row).padStart(8, '0')}:`,
    `Sprint ${pick(40)}`,
    '',
    row > 1 && row % 3 === 0 ? `BIG-${row - 1}` : '',
    '',
    '11/Apr/26 9:33 AM',
  ];
  const custom = Array.from({ length: CUSTOM }, (_, index) => (index % 4 === 0 ? words(3) : ''));
  const used = [...cells, ...custom].join(',').length + 12;
  let description = row % 3 === 0 ? 'Müller’s team asked for this — twice: “soon”.\n' : 'Steps, "as seen":\n';
  while (description.length < perRow - used) description += `${words(12)}\n`;
  const line = `${[...cells, description, ...custom].map(quoted).join(',')}\r\n`;
  if (!out.write(line)) await once(out, 'drain');
}
out.end();
await once(out, 'finish');
