/** Questions to the service that the page came from. An answer is kept as long as the page is open. */
const answers = new Map();

export function ask(path, parameters) {
  return kept(`/v1/${path}?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))}`, {});
}

/** A question too long for an address: figures by indicators, periods and level. */
export function query(question) {
  return kept('/v1/queries', { method: 'POST', body: JSON.stringify(question) });
}

function kept(address, request) {
  const key = `${address} ${request.body ?? ''}`;
  if (!answers.has(key)) {
    const headers = { accept: 'application/json', ...request.body && { 'content-type': 'application/json' } };
    const answer = fetch(address, { ...request, headers }).then(response => {
      // Not released yet: the answer is when it will be.
      if (response.status === 403) return response.json().then(problem => problem.embargoes ? { embargoes: problem.embargoes } : Promise.reject(new Error(`403 ${address}`)));
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return response.json();
    });
    answer.catch(() => answers.delete(key));
    answers.set(key, answer);
  }
  return answers.get(key);
}

/** Everything is asked again. */
export function forget() {
  answers.clear();
}
