/**
 * A database with the migrations whose folder sorts before `before`, on the server of the connection string `server`, which is
 * that of an owner. `appUrl` is the application's.
 * `upgrade` applies all others.
 */
export declare const olderDatabase: (
  before: string,
  server: string,
) => Promise<{ url: string; appUrl: string; upgrade: () => Promise<number>; drop: () => Promise<void> }>
