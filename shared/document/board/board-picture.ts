import { signedContent } from '../../change/digest';
import { type Plan, planToJson, serialisePlan, tablesFromArrays } from '../../model/index';
import type { DocumentFonts } from '../fonts';
import { Book } from '../layout/book';
import { COLORS, PAGE_SIZES, TEXT } from '../layout/theme';
import { openPdf } from '../paper/pdfkit';
import { printable } from '../paper/printable';
import { SvgPage } from '../paper/svg-page';
import { Tag } from '../paper/tag';
import { Typefaces } from '../paper/typeface';
import { altOf, drawLegend } from '../sections/board';
import { factsOf } from '../sections/facts';
import { type BoardDrawing, boardText } from './board-drawing';
import { type BoardPage, layOutBoard } from './board-layout';
import { drawBoard } from './draw-board';
import { MilestoneRow } from './milestone-row';

/** A picture as SVG, and its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1_120;
const MARGIN = 20;
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 24;
const GAP = 24;
/** As high as it takes: a picture has no pages. */
const ANY_HEIGHT = 1_000_000;

/**
 * The roadmap board as one picture, drawn as in the document: rows are teams, columns iterations, with milestones,
 * dependencies and loads. More iterations than a page of the document holds stand in a second band below.
 */
export async function drawBoardPicture(plan: Plan, fonts: DocumentFonts): Promise<Picture> {
  const content = tablesFromArrays(planToJson(signedContent(plan)));
  // Nothing is written to it: it only carries the faces that measure the text.
  const faces = new Typefaces(openPdf('en').pdf, fonts);
  await faces.openFor(serialisePlan(content));
  const book = new Book(faces, PAGE_SIZES.a4, false);
  const facts = factsOf(content, plan.info.commitment === null);
  const area = {
    x: MARGIN,
    y: MARGIN + TITLE_HEIGHT,
    width: WIDTH - 2 * MARGIN,
    height: ANY_HEIGHT,
  };
  const page = new SvgPage(WIDTH, ANY_HEIGHT);
  const tag = new Tag('Figure');
  const drawing: BoardDrawing = { book, facts, area, page, figure: tag, links: tag };
  const rowOf = (columns: BoardPage['columns']) => new MilestoneRow(book, facts, columns, area);
  const bands = layOutBoard(facts, area, (columns) => rowOf(columns).height);

  const { info } = content;
  const state = plan.info.commitment === null ? 'not committed' : 'committed';
  const title = `${printable(info.name)}: the roadmap`;
  boardText(drawing, title, TEXT.h2, { x: area.x, y: MARGIN, width: area.width * 0.7 });
  const side = `${printable(info.company)}, ${info.quarter}, revision ${info.revision}, ${state}`;
  const note = { ...TEXT.small, size: 9, leading: 12, color: COLORS.muted };
  boardText(drawing, side, note, {
    x: area.x + area.width * 0.7,
    y: MARGIN + 5,
    width: area.width * 0.3,
    right: true,
  });

  let bottom = area.y;
  for (const [index, board] of bands.entries()) {
    const height = Math.max(...board.rows.map((row) => row.y + row.height)) - area.y;
    const shift = bottom - area.y + (index > 0 ? GAP : 0);
    page.turned(0, shift, 0, () => drawBoard(drawing, board, board.first ? rowOf(board.columns) : null));
    bottom = area.y + shift + height;
  }
  drawLegend({ ...drawing, area: { ...area, height: bottom - area.y } }, bands.length);
  const height = Math.ceil(bottom + LEGEND_HEIGHT + MARGIN);
  const text = bands.map((band, index) => altOf(facts, band, index, bands.length)).join(' ');
  return { svg: page.toSvg({ width: WIDTH, height, title, text }), width: WIDTH, height };
}
