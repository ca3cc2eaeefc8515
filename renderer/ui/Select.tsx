import { Select as MantineSelect, type SelectProps } from '@mantine/core';
import { useState } from 'react';

/** The library's, whose list is drawn, hidden, from when it is come near to: not with every screen, and before it is opened. */
export function Select<Value extends string = string>(props: SelectProps<Value>) {
  const [isNear, setNear] = useState(false);
  return (
    <MantineSelect<Value>
      {...props}
      comboboxProps={{ keepMounted: isNear, ...props.comboboxProps }}
      onFocus={(event) => {
        setNear(true);
        props.onFocus?.(event);
      }}
    />
  );
}
