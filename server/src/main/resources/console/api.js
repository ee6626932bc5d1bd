// Talks to the server that served this page, and to no other.
import { has, language, t } from '/i18n.js';

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.message || problem.code);
    this.status = status;
    this.code = problem.code;
  }
}

// What went wrong, in the reader's language where there are words for it.
export const explain = (refused) => (has(`error.${refused.code}`) ? t(`error.${refused.code}`) : refused.message);

// Runs what a person asked for; what goes wrong is said in the element given.
export const trying = (problem) => async (work) => {
  problem.textContent = '';
  try { await work(); } catch (refused) { problem.textContent = explain(refused); }
};

let csrf = 'none';

export function signedIn(session) {
  csrf = session ? session.csrf : 'none';
}

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: {
      'Accept-Language': language(),
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'X-Bonafide-Csrf': csrf }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
  }).catch(() => { throw new Refused(0, { code: 'unreachable', message: 'no answer' }); });
  const content = await answer.json().catch(() => ({ code: 'unreadable', message: `HTTP ${answer.status}` }));
  if (!answer.ok) throw new Refused(answer.status, content);
  return content;
}

export const get = (path) => call('GET', path);
export const post = (path, body = {}) => call('POST', path, body);

export function query(parameters) {
  const kept = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return kept.length ? '?' + new URLSearchParams(kept) : '';
}

export async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

export function blobOf(base64Text, type = 'image/jpeg') {
  return new Blob([Uint8Array.from(atob(base64Text), (c) => c.charCodeAt(0))], { type });
}
