import { useEffect } from 'react';

/** Where the work windows keep the chosen scheme. */
const KEY = 'mantine-color-scheme-value';

/** Shows the colours that the facilitator has chosen, or the system's, and follows both. */
export function useColorScheme(): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const chosen = localStorage.getItem(KEY);
      const isDark = chosen === 'dark' || (chosen !== 'light' && dark.matches);
      document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
    };
    apply();
    dark.addEventListener('change', apply);
    window.addEventListener('storage', apply);
    return () => {
      dark.removeEventListener('change', apply);
      window.removeEventListener('storage', apply);
    };
  }, []);
}
