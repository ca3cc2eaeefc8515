import { Button } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { EmptyState } from './EmptyState';
import { Waiting } from './Waiting';

/** A component that is loaded when it is first drawn, or when `preload` is called. */
export type NeededLater<Props> = ComponentType<Props> & { readonly preload: () => Promise<void> };

/**
 * What the first screen does without, loaded from our own files when it is first drawn. Not React's `lazy`: after a fallback
 * React holds back what it waited for until 300 ms have passed.
 */
export function whenNeeded<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = <Waiting />,
): NeededLater<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const preload = () => {
    loading ??= load().then(
      (part) => {
        loaded = part;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  function NeededPart(props: Props) {
    const [state, setState] = useState<'loading' | 'failed' | 'loaded'>(loaded ? 'loaded' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      let left = false;
      preload().then(
        () => !left && setState('loaded'),
        () => !left && setState('failed'),
      );
      return () => {
        left = true;
      };
    }, [state]);
    if (loaded) {
      const Part = loaded;
      return <Part {...props} />;
    }
    if (state !== 'failed') return waiting;
    return (
      <EmptyState
        title="A part of Countersign did not load"
        action={<Button onClick={() => setState('loading')}>Try again</Button>}
      >
        Its file could not be read. Your plans are not touched. If it goes on, close the window and open it
        again.
      </EmptyState>
    );
  }
  return Object.assign(NeededPart, { preload });
}
