import { sha256 } from '@noble/hashes/sha2.js';
import { zlibSync } from 'fflate';
import { isRightToLeft, levelsOf, mirrored, visualOrder } from '../document/paper/direction';
import { clusters, isJoiner, printable, REPLACEMENT } from '../document/paper/printable';
import { concatBytes, fromLatin1 } from './bytes';
import { type LoadedFont, loadFont } from './font';
import type { EmbeddedFont } from './pdf/signing-update';

interface Run {
  readonly font: number;
  /** Embedding level: odd ones run from right to left. */
  readonly level: number;
  readonly text: string;
}

/** A number of points with two decimals at most. */
export const pt = (value: number): string => {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

/** Lays lines of text out in several fonts, each in its own direction, and remembers which glyphs were used. */
export class BoxText {
  readonly #fonts: readonly LoadedFont[];
  readonly #lines = new Map<string, readonly Run[]>();
  /** Indices of the fonts used, in the order of their first use: the names F0, F1 ... */
  readonly #used: number[] = [];

  /**
   * @param files whole TrueType files; at least one
   * @param seed what tells this box from the others of its document
   */
  constructor(
    files: readonly Uint8Array[],
    private readonly seed: (font: number) => string,
  ) {
    this.#fonts = files.map(loadFont);
    if (this.#fonts.length === 0) throw new RangeError('at least one font');
  }

  /** Runs of one font and one direction, from left to right. */
  #runs(line: string): readonly Run[] {
    const known = this.#lines.get(line);
    if (known) return known;
    const text = printable(line);
    const levels = levelsOf(text);
    const runs: Run[] = [];
    let at = 0;
    for (const cluster of clusters(text)) {
      const level = levels?.[at] ?? 0;
      at += cluster.length;
      const found = this.#fonts.findIndex((font) =>
        [...cluster].every((one) => isJoiner(one) || font.has(one)),
      );
      const font = Math.max(found, 0);
      const shown = found < 0 ? REPLACEMENT : this.#visible(font, cluster);
      const last = runs.at(-1);
      if (last?.font === font && last.level === level)
        runs[runs.length - 1] = { ...last, text: last.text + shown };
      else runs.push({ font, level, text: shown });
    }
    const ordered = visualOrder(runs).map((run) =>
      // The shaper turns scripts round that run from right to left, and only these.
      run.level % 2 === 1 && !isRightToLeft(run.text) ? { ...run, text: mirrored(run.text) } : run,
    );
    this.#lines.set(line, ordered);
    return ordered;
  }

  /** Joiners act on their neighbours; most fonts have no glyph for them. */
  #visible(font: number, cluster: string): string {
    return [...cluster].filter((one) => !isJoiner(one) || this.#fonts[font]?.has(one)).join('');
  }

  /** Width at a size of 1000. */
  width(text: string): number {
    return this.#runs(text).reduce(
      (sum, run) => sum + (this.#fonts[run.font]?.layout(run.text).width ?? 0),
      0,
    );
  }

  /** Lines of a content stream that show the text from `x` on, at the height `y`, in points. */
  line(text: string, size: number, x: number, y: number): readonly string[] {
    const out: string[] = [];
    let left = x;
    for (const run of this.#runs(text)) {
      const laid = this.#fonts[run.font]?.layout(run.text);
      if (!laid) continue;
      if (!this.#used.includes(run.font)) this.#used.push(run.font);
      const name = `/F${this.#used.indexOf(run.font)} ${pt(size)} Tf`;
      for (const { at, rise, show } of laid.parts) {
        const place = `${pt(left + (at * size) / 1000)} ${pt(y + (rise * size) / 1000)}`;
        out.push(`BT ${name} 1 0 0 1 ${place} Tm [${show}] TJ ET`);
      }
      left += (laid.width * size) / 1000;
    }
    return out;
  }

  /** Each box has tags of its own: two subsets with one name are mixed up by some viewers. */
  embed(): readonly EmbeddedFont[] {
    const used = this.#used.flatMap((index) => this.#fonts[index] ?? []);
    return used.map((font, index) => {
      const digest = sha256(concatBytes(fromLatin1(this.seed(index))));
      const tag = String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
      const subset = font.subset();
      return {
        name: `${tag}+${font.name}`,
        flags: 4,
        ...font.measures,
        widths: subset.widths,
        program: zlibSync(subset.program),
        programLength: subset.program.length,
        toUnicode: fromLatin1(subset.toUnicode),
      };
    });
  }
}
