import { date, number, t } from './texts.js';

const element = (name, content, attributes = {}) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat().filter(one => one != null));
  return made;
};

let shown;

/** Asks the service that keeps opinions, whose address is a setting, and shows what it tells. */
export async function follow(target, opinions, code) {
  const asked = shown = { state: 'waiting' };
  draw(target);
  try {
    // No code holds white space, but what is copied from paper does.
    const answer = await fetch(`${opinions.replace(/\/$/, '')}/v1/receipts/${encodeURIComponent(code.replace(/\s/g, ''))}/path`, { headers: { accept: 'application/json' } });
    // What is no code at all is refused as such.
    asked.state = answer.ok ? 'found' : answer.status === 404 || answer.status === 400 ? 'unknown' : 'failed';
    asked.path = answer.ok ? await answer.json() : null;
  } catch (error) {
    console.warn(error);
    asked.state = 'failed';
  }
  if (asked === shown) draw(target);
}

/** The way once more, in the language of now. */
export function draw(target) {
  if (!shown) return;
  const words = { waiting: 'pathWaits', unknown: 'pathUnknown', failed: 'pathFailed' }[shown.state];
  target.replaceChildren(...words ? [element('p', t(words), { className: shown.state === 'waiting' ? 'note' : 'wrong' })] : way(shown.path));
}

/** Opinion, place, answer, wording, document: each step that there is. */
function way({ consultationTitle, state, provision, quote, anchors, answer, change, document: document_, lookBackId }) {
  const steps = [element('li', [t('pathOf')(consultationTitle), provision && ` ${t('pathAbout')(place(provision))}`, quote && element('q', quote)])];
  for (const one of anchors)
    steps.push(element('li', [t('pathDraft')(number(one.version)), ' ', t('pathMatch')[one.match]?.(one.provision && place(one.provision)), one.found && one.match !== 'same-provision' && element('q', one.found)]
      .filter(Boolean)));
  if (answer)
    steps.push(element('li', [t('pathAnswer')(answer.title, number(answer.opinions)), ' ', element('strong', t('pathOutcome')[answer.outcome] ?? answer.outcome), '. ', answer.reason]));
  if (change?.words)
    steps.push(element('li', [t('pathChange')(place(change.before.path), place(change.after.path)), element('p', change.words.flatMap(wording), { className: 'wording' })]));
  else if (change && !change.after && anchors.length)
    steps.push(element('li', t('pathGone')));
  if (document_)
    steps.push(element('li', [t('pathDocument')(document_.symbol, document_.issuer, date(document_.promulgatedOn)), ...link(document_.url)]));
  if (lookBackId)
    steps.push(element('li', t('pathLookBack')));
  return [element('p', [element('strong', t('pathState')[state] ?? state)]), element('ol', steps)];
}

/** What a reader hears too: what was taken out and put in. */
const wording = ({ kind, text }) => kind === 'same' ? [`${text} `]
  : [element(kind === 'removed' ? 'del' : 'ins', [element('span', `${t(kind)} `, { className: 'unseen' }), text]), ' '];

const link = url => /^https?:\/\//.test(url ?? '') ? [' ', element('a', t('pathText'), { href: url, rel: 'noreferrer' })] : [];

/** dieu-3/khoan-1/diem-a is "điểm a khoản 1 Điều 3". */
const place = path => path.split('/').reverse().map(step => {
  const cut = step.lastIndexOf('-');
  const kind = t('places')[step.slice(0, cut)];
  return kind ? `${kind} ${step.slice(cut + 1).replace('dd', 'đ')}` : t('places').opening;
}).join(' ');
