import { type ReactNode, useRef } from 'react';
import classes from './ChartWithPicture.module.css';
import { chartPicture } from './chart-picture';
import { PictureMenu } from './PictureMenu';

/** A chart with the menu that copies or saves it. */
export function ChartWithPicture({
  name,
  children,
}: {
  /** What the chart shows; also the heading of the picture. */
  readonly name: string;
  readonly children: ReactNode;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const draw = async () => {
    if (!chart.current) throw new Error('The chart is no longer shown.');
    return chartPicture(chart.current, name);
  };
  return (
    <div className={classes.whole}>
      <div ref={chart}>{children}</div>
      <div className={classes.menu}>
        <PictureMenu name={name} draw={draw} />
      </div>
    </div>
  );
}
