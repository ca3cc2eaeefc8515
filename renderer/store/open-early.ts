// Opened while the rest of the window's code is still being run; what keeps it from opening is told where it is first read. Where the
// list of plans was read before, the first picture needs nothing more: then whoever reads next opens it.
void (globalThis.countersignEarly ?? Promise.resolve(null))
  .then(async (read) => {
    if (!read?.plans) await (await import('./database')).database.open();
  })
  .catch(() => undefined);

export {};
