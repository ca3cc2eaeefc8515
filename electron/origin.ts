/** The app's own scheme: a secure origin of its own, so that storage survives and nothing else shares it. */
export const SCHEME = 'app';
const HOST = 'countersign';

/** Where the windows' content comes from, and so what belongs to us. */
export interface Origin {
  readonly startUrl: string;
  /** The page that the room sees. */
  readonly projectorUrl: string;
  /** Whether this is an address of our own content. */
  readonly owns: (url: string) => boolean;
  /** Whether a window may send this request at all. */
  readonly allows: (url: string) => boolean;
}

/**
 * The origin of the built content, or of a development server where one is given; that is for `npm run dev` only and
 * must never be taken from the environment in a packaged app.
 */
export function contentOrigin(devServer: string | null): Origin {
  const startUrl = devServer ?? `${SCHEME}://${HOST}/index.html`;
  const own = new URL(startUrl);
  const owns = (url: string): boolean => {
    const parsed = URL.parse(url);
    return (
      parsed !== null &&
      parsed.protocol === own.protocol &&
      parsed.host === own.host &&
      parsed.username === '' &&
      parsed.password === ''
    );
  };
  // A page's own data: it holds nothing that came from elsewhere, since nothing can come from elsewhere.
  const isOwnData = (url: string) =>
    url.startsWith('data:') || (url.startsWith('blob:') && owns(url.slice(5)));
  const isDevelopment = (url: string) =>
    devServer !== null && (url.startsWith('devtools://') || owns(url.replace(/^ws/, 'http')));
  return {
    startUrl,
    projectorUrl: new URL('projector.html', own).href,
    owns,
    allows: (url) => owns(url) || isOwnData(url) || isDevelopment(url),
  };
}
