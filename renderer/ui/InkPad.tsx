import { Button, Group, Text } from '@mantine/core';
import { type PointerEvent, useRef } from 'react';
import classes from './InkPad.module.css';

export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly strokes: { readonly x: number; readonly y: number }[][];
}

const WIDTH = 360;
const HEIGHT = 120;

const pathOf = (stroke: readonly { readonly x: number; readonly y: number }[]): string =>
  stroke.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');

/** Draws a signature with mouse, pen or finger. It is optional: what counts is the key. */
export function InkPad({
  ink,
  onChange,
}: {
  readonly ink: Ink | null;
  readonly onChange: (ink: Ink | null) => void;
}) {
  const drawing = useRef(false);
  const strokes = ink?.strokes ?? [];

  const pointOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const clamp = (value: number, limit: number) => Math.min(limit, Math.max(0, value));
    return {
      x: clamp(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      y: clamp(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
    };
  };
  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    onChange({ width: WIDTH, height: HEIGHT, strokes: [...strokes, [pointOf(event)]] });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return;
    const last = strokes.at(-1) ?? [];
    onChange({ width: WIDTH, height: HEIGHT, strokes: [...strokes.slice(0, -1), [...last, pointOf(event)]] });
  };

  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm">Signature by hand (optional)</Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={!ink}
          onClick={() => onChange(null)}
        >
          Clear
        </Button>
      </Group>
      <svg
        className={classes.pad}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Pad to draw a signature on"
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => {
          drawing.current = false;
        }}
      >
        <line x1="16" x2={WIDTH - 16} y1={HEIGHT - 28} y2={HEIGHT - 28} className={classes.base} />
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end
          <path key={index} d={pathOf(stroke)} className={classes.stroke} />
        ))}
      </svg>
    </div>
  );
}
