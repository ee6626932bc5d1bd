// Elements from code: h('p', {class: 'note', onclick: f}, 'text', child). Text is always text, never markup.
import { t } from '/i18n.js';

export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat(Infinity));
  return element;
}

// Title of a page and one sentence about it.
export const lead = (title, text, ...more) => h('div', { class: 'lead' }, h('h1', {}, title), text ? h('p', {}, text) : null, ...more);

export const card = (title, ...content) => h('section', { class: 'card' }, title ? h('h2', {}, title) : null, ...content);

// Names and values as pairs; those without a value are left out.
export const facts = (title, rows) => card(title, h('dl', {}, rows.filter(([, value]) => value).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

// What to see where there is nothing yet: what is missing, and how it comes.
export const empty = (title, text) => h('div', { class: 'card empty' }, h('strong', {}, title), text ? h('span', {}, text) : null);

// A label and its control, tied together for screen readers.
let counter = 0;
export function field(label, control, hint) {
  control.id = control.id || `field-${++counter}`;
  const note = hint ? h('small', { id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return h('div', { class: 'field' }, h('label', { for: control.id }, label), control, note);
}

export function check(label, control) {
  control.id = control.id || `field-${++counter}`;
  return h('div', { class: 'check' }, control, h('label', { for: control.id }, label));
}

// Columns are names, or {name, numeric: true}. Roles are said again because narrow screens lay wide rows out as cards.
export function table(caption, columns, rows) {
  const all = columns.map((c) => (typeof c === 'string' ? { name: c } : c));
  const side = (column) => (column.numeric ? 'numeric' : null);
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', { class: all.length > 3 ? 'lists' : null, role: 'table' }, h('caption', {}, caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, all.map((c) => (c.name
        ? h('th', { scope: 'col', role: 'columnheader', class: side(c) }, c.name)
        : h('td', { role: 'cell' }))))),
      h('tbody', { role: 'rowgroup' }, rows.map((row) => h('tr', { role: 'row' }, row.map((cell, i) =>
        h('td', { role: 'cell', class: side(all[i]), 'data-label': all[i].name }, cell)))))));
}

// A value of 0 to 100 as a bar and a number.
export function level(value, low) {
  return h('div', { class: low ? 'level low' : 'level' },
    svg('svg', { viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, svg('rect', { width: value, height: 4 })), h('span', {}, String(Math.round(value))));
}

// Asks before something that cannot be taken back; resolves to true or false.
export function ask(question, yes) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { 'aria-label': question }, h('form', { method: 'dialog' }, h('p', {}, question),
      h('div', { class: 'row' }, h('button', { value: 'yes' }, yes), h('button', { class: 'quiet', value: 'no' }, t('ask.cancel')))));
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue === 'yes'); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

// Said aloud by screen readers and shown for a moment.
let saying;
export function say(text) {
  const status = document.getElementById('status');
  status.replaceChildren(...(text ? [h('span', {}, text)] : []));
  clearTimeout(saying);
  saying = setTimeout(() => status.replaceChildren(), 4000);
}
