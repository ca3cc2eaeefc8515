import { expect, type Page } from '@playwright/test';
import { LEAST_CONTRAST, SMALLEST_HEADING, SMALLEST_TEXT } from '../../../renderer/projector/legibility';
import type { HostApp } from './host';

/** Opens the projector from the main window, on a second display where the host knows of displays. */
export async function openRoom(app: HostApp): Promise<Page> {
  await app.standIn?.setDisplays(TWO_DISPLAYS);
  const opening = app.standIn ? app.standIn.nextWindow() : app.page.waitForEvent('popup');
  await app.page.keyboard.press('ControlOrMeta+Shift+E');
  const room = await opening;
  await expect(room.getByRole('main')).toBeVisible();
  return room;
}

export const LAPTOP = {
  id: 1,
  label: 'Built-in display',
  internal: true,
  bounds: { x: 0, y: 0, width: 1_440, height: 900 },
};
export const BEAMER = {
  id: 7,
  label: 'EPSON PJ',
  internal: false,
  bounds: { x: 1_440, y: 0, width: 1_920, height: 1_080 },
};
const TWO_DISPLAYS = [LAPTOP, BEAMER];

const SIZES = [
  { width: 1_280, height: 720 },
  { width: 1_920, height: 1_080 },
  { width: 3_840, height: 2_160 },
  // An older projector.
  { width: 1_024, height: 768 },
];

/** What breaks the rule of the projector in the view that is shown, at every size and in both schemes. */
export async function legibleAtEverySize(room: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await room.emulateMedia({ colorScheme });
    // The second scheme changes the colours only.
    for (const size of colorScheme === 'light' ? SIZES : SIZES.slice(0, 2)) {
      await room.setViewportSize(size);
      await room.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const problems = await illegible(room);
      found.push(...problems.map((problem) => `${colorScheme}, ${size.height} lines: ${problem}`));
    }
  }
  return found;
}

/** What breaks the rule of the projector in what is shown just now, as sentences. */
const illegible = (room: Page): Promise<string[]> =>
  room.evaluate(
    ({ text, heading, contrast }) => {
      const problems: string[] = [];
      const { innerHeight: height, innerWidth: width } = window;
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const rgba = (colour: string): number[] => {
        if (!canvas) throw new Error('no canvas');
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const luminance = (colour: number[]) => {
        const [r = 0, g = 0, b = 0] = colour.map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const groundOf = (element: Element | null): number[] => {
        for (let at = element; at; at = at.parentElement) {
          const ground = rgba(getComputedStyle(at).backgroundColor);
          if (ground[3] === 255) return ground;
        }
        return [255, 255, 255, 255];
      };
      if (
        document.documentElement.scrollHeight > height + 1 ||
        document.documentElement.scrollWidth > width + 1
      )
        problems.push('the page scrolls');
      for (const element of document.querySelectorAll('main *')) {
        const own = [...element.childNodes].filter(
          (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
        );
        const style = getComputedStyle(element);
        if (element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible')
          problems.push(`cut off across: ${element.textContent}`);
        if (element.scrollHeight > element.clientHeight + 1 && style.overflowY !== 'visible')
          problems.push(`cut off below: ${element.textContent}`);
        if (own.length === 0) continue;
        const said = (element.textContent ?? '').slice(0, 60);
        const size = Number.parseFloat(style.fontSize) / height;
        if (size < text) problems.push(`${(size * 100).toFixed(2)} %: ${said}`);
        if (element.tagName === 'H1' && size < heading)
          problems.push(`heading ${(size * 100).toFixed(2)} %: ${said}`);
        const [light, dark] = [luminance(rgba(style.color)), luminance(groundOf(element))].sort(
          (a, b) => b - a,
        );
        const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
        if (ratio < contrast) problems.push(`contrast ${ratio.toFixed(2)}: ${said}`);
        const range = document.createRange();
        range.selectNodeContents(element);
        const box = range.getBoundingClientRect();
        if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1)
          problems.push(`outside the image: ${said}`);
      }
      return problems;
    },
    { text: SMALLEST_TEXT, heading: SMALLEST_HEADING, contrast: LEAST_CONTRAST },
  );

/** Pins a view by the palette, as a facilitator without a mouse does. */
export async function pinByPalette(page: Page, view: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByPlaceholder('What do you want to do?').fill(`Show the room: ${view}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Projector: the room sees ${view}, pinned` })).toBeVisible();
}
