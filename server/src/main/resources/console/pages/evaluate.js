import { get, post } from '/api.js';
import { field, h, say } from '/dom.js';
import { t } from '/i18n.js';

// Starts an evaluation on a list the server may read, shows its progress and its report.
export async function page({ onLeave }) {
  const { folder, runs } = await get('/api/evaluations');
  const list = h('select', {}, runs.lists.map((l) => h('option', { value: l }, l)));
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': t('evaluate.progress') });
  const state = h('p', { role: 'status' });
  const report = h('div', {});
  let watching = true;
  onLeave(() => { watching = false; });

  const watch = async (id) => {
    const run = await get(`/api/evaluations/${id}`);
    bar.hidden = false;
    bar.value = run.progress;
    state.textContent = run.message;
    if (run.state === 'running') { if (watching) setTimeout(() => watch(id), 1000); return; }
    if (run.state === 'done') {
      say(t('evaluate.done'));
      report.replaceChildren(h('iframe', { src: `/api/evaluations/${id}/report`, title: t('evaluate.report'), sandbox: '' }));
    }
  };
  const form = h('form', { class: 'card', onsubmit: async (e) => { e.preventDefault(); watch((await post('/api/evaluations', { list: list.value })).id); } },
    field(t('evaluate.list'), list, t('evaluate.folder', { folder: folder || '–' })), h('button', { disabled: runs.lists.length === 0 }, t('evaluate.start')));
  return h('section', {}, h('h1', {}, t('nav.evaluate')), h('p', {}, t(folder ? 'evaluate.text' : 'evaluate.noFolder')), form, bar, state, report);
}
