import { parseNumber } from './amounts';
import { fold } from './clean-text';

const LEVELS: readonly (readonly [level: number, words: RegExp])[] = [
  [
    1,
    /^(urgent|blocker|critical|highest|show ?stopper|immediate|must( have)?|kritisch|höchste|cr[íi]tic[ao]|critique|bloqueante|bloquante|m[áa]s alta|muito alta|la plus haute)$/,
  ],
  [0.75, /^(high|major|important|should( have)?|hoch|alta|alto|élevée?|haute|majeure?|mayor)$/],
  [0.5, /^(medium|normal|moderate|mittel|media|medio|média|médio|moyenne?)$/],
  [0.25, /^(low|minor|could( have)?|niedrig|gering|baja|bajo|baixa|baixo|basse|faible|mineure?|menor)$/],
  [
    0,
    /^(lowest|trivial|no priority|none|won'?t( have)?|niedrigste|m[áa]s baja|muito baixa|triviale?|la plus basse)$/,
  ],
];

/** How much a priority says an item matters, 0 to 1: words in five languages, `P0` to `P5`, `1` to `5` (1 first); null: not known. */
export function scoreOf(text: string): number | null {
  const word = fold(text).replace(/^\d\s*[-.:]\s*/, '');
  const level = LEVELS.find(([, words]) => words.test(word));
  if (level) return level[0];
  const number = /^p?([0-5])$/.exec(word);
  return number ? Math.min(1, 1 - (Number(number[1]) - 1) / 5) : null;
}

/** Free scores of one file (RICE, points of value) as shares of the best of them, to four decimals; not above zero: 0. */
export function scoreShares(texts: readonly string[]): (number | null)[] {
  const numbers = texts.map(parseNumber);
  const best = numbers.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return numbers.map((value) =>
    value === null ? null : best === 0 ? 0 : Math.max(0, Math.round((value / best) * 10_000) / 10_000),
  );
}
