// Texts by language; English is the fallback for a key a language lacks.
export const LANGUAGES = { en: 'English', vi: 'Tiếng Việt', id: 'Bahasa Indonesia', th: 'ไทย', zh: '中文' };

let texts = {};
let fallback = {};
let current = 'en';

export async function load(language) {
  current = language in LANGUAGES ? language : 'en';
  const fetchTexts = async (name) => (await fetch(`/lang/${name}.json`)).json();
  fallback = await fetchTexts('en');
  texts = current === 'en' ? fallback : await fetchTexts(current);
  document.documentElement.lang = current;
}

export function preferred() {
  const stored = sessionStorage.getItem('language');
  return stored || navigator.languages.map((l) => l.slice(0, 2)).find((l) => l in LANGUAGES) || 'en';
}

export function choose(language) {
  sessionStorage.setItem('language', language);
  return load(language);
}

export const language = () => current;

// t('try.verdict', {score: 98}) fills {score}.
export function t(key, values = {}) {
  const text = texts[key] ?? fallback[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const has = (key) => key in texts || key in fallback;

export const number = (value, digits = 2) =>
  new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value);

export const time = (value) =>
  new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(value));

// Between the server's times and those of an input of type datetime-local; empty stands for none.
export function forInput(value) {
  if (!value) return '';
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60e3).toISOString().slice(0, 16);
}

export const fromInput = (value) => (value ? new Date(value).toISOString() : null);

// A false-match rate as people say it: 1 in 100,000.
export function oneIn(rate) {
  if (!(rate > 0)) return t('rate.none');
  if (rate > 0.5) return t('rate.most');
  const n = 1 / rate;
  const rounded = n >= 100 ? Number(n.toPrecision(2)) : Math.round(n);
  return t('rate.oneIn', { n: number(rounded, 0) });
}
