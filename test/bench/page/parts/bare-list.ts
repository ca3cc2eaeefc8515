import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/react-virtual';
import { bigPlan } from '../big-plan';

const ROW = 40;

/**
 * The least a list can be that is dragged in: rows that are in sight only, and a pointer that carries a copy of one. No
 * framework, no targets, no keyboard: what picking up is measured against.
 */
export function openBareList(items: number): void {
  const titles = [...bigPlan(items).items.values()].map(({ title }) => title);
  const scroller = document.createElement('div');
  scroller.style.cssText = 'position:fixed;inset:0;overflow:auto';
  const inner = document.createElement('div');
  inner.style.cssText = 'position:relative';
  scroller.append(inner);
  document.body.append(scroller);
  const virtualizer = new Virtualizer<HTMLDivElement, HTMLDivElement>({
    count: titles.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(),
  });
  const draw = () => {
    inner.style.height = `${virtualizer.getTotalSize()}px`;
    inner.replaceChildren(
      ...virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = document.createElement('div');
        row.dataset.row = String(index);
        row.textContent = titles[index] ?? '';
        row.style.cssText = `position:absolute;left:0;right:0;height:${ROW}px;transform:translateY(${start}px)`;
        return row;
      }),
    );
  };
  virtualizer._didMount();
  virtualizer._willUpdate();
  draw();
  scroller.addEventListener('pointerdown', (down) => {
    const row = (down.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!row) return;
    let chip: HTMLElement | null = null;
    const move = (moved: PointerEvent) => {
      if (!chip && Math.hypot(moved.clientX - down.clientX, moved.clientY - down.clientY) < 5) return;
      if (!chip) {
        chip = document.createElement('div');
        chip.className = 'carried';
        chip.textContent = row.textContent;
        chip.style.cssText = 'position:fixed;left:0;top:0';
        document.body.append(chip);
      }
      chip.style.transform = `translate(${moved.clientX}px, ${moved.clientY}px)`;
    };
    const up = () => {
      chip?.remove();
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
  });
}
