/** Where each API lives; an address without a slash at its end. */
export type Servers = { viewer: string; hub: string; githubApi: string; githubRaw: string };

/**
 * The public servers.
 *
 * viewer: https://huggingface.co/docs/dataset-viewer; hub: https://huggingface.co/docs/hub/api;
 * the two of GitHub serve the price list's revision and text.
 */
export const PUBLIC_SERVERS: Servers = {
  viewer: "https://datasets-server.huggingface.co",
  hub: "https://huggingface.co",
  githubApi: "https://api.github.com",
  githubRaw: "https://raw.githubusercontent.com",
};

/**
 * The servers behind one address that has a folder for each of them, named after the host: a mirror, or
 * the tests' own server. `http://127.0.0.1:8000` gives `http://127.0.0.1:8000/huggingface.co` and so on.
 *
 * @throws {TypeError} when the address is none.
 */
export function mirroredServers(address: string): Servers {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new TypeError(
      `Cannot use the server ${address}: found no http address, need one; write http://127.0.0.1:8000`,
    );
  }
  const base = address.replace(/\/+$/, "");
  const { viewer, hub, githubApi, githubRaw } = PUBLIC_SERVERS;
  const of = (server: string) => `${base}/${new URL(server).host}`;
  return {
    viewer: of(viewer),
    hub: of(hub),
    githubApi: of(githubApi),
    githubRaw: of(githubRaw),
  };
}

/** Whether an address is one of Hugging Face's API servers: only those may see the token. */
export function mayHaveToken(url: URL, { viewer, hub }: Servers): boolean {
  // `new URL` has resolved "..", so that a path cannot leave the server's folder of a mirror
  return [viewer, hub].some((server) =>
    url.username === "" && url.password === "" && url.href.startsWith(`${server}/`)
  );
}
