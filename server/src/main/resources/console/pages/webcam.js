// The webcam with a face outline and live hints; nothing is recorded, one frame is taken when asked.
import { base64, post } from '/api.js';
import { h, svg } from '/dom.js';
import { t } from '/i18n.js';

const HINT_EVERY_MS = 700;

function grab(video, width, quality) {
  const canvas = h('canvas', { width, height: Math.round(width * video.videoHeight / video.videoWidth) });
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

export async function webcam(frame, taken) {
  const hint = h('p', { class: 'note', role: 'status' }, t('camera.starting'));
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, facingMode: 'user' }, audio: false });
  } catch {
    frame.replaceChildren(h('p', { role: 'alert', class: 'problem' }, t('camera.refused')));
    return () => {};
  }
  const video = h('video', { autoplay: true, playsInline: true, muted: true, srcObject: stream, 'aria-label': t('try.camera') });
  const outline = svg('svg', { viewBox: '0 0 100 75', 'aria-hidden': 'true' }, svg('ellipse', { class: 'outline', cx: 50, cy: 37, rx: 18, ry: 26, 'vector-effect': 'non-scaling-stroke' }));
  let running = true;
  const stop = () => { running = false; stream.getTracks().forEach((track) => track.stop()); hint.remove(); shoot.remove(); };
  const shoot = h('button', { onclick: async () => { const picture = await grab(video, video.videoWidth, 0.95); stop(); taken(picture); } }, t('camera.shoot'));
  frame.replaceChildren(video, outline);
  frame.after(hint, shoot);

  let last = null;
  const watch = async () => {
    if (!running) return;
    if (video.videoWidth) {
      try {
        const seen = await post('/api/try/hints', { picture: await base64(await grab(video, 320, 0.7)), previous: last });
        last = seen.face;
        hint.textContent = t(`camera.${seen.hint}`);
      } catch { hint.textContent = ''; }
    }
    setTimeout(watch, HINT_EVERY_MS);
  };
  watch();
  return stop;
}
