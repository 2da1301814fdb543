/** Questions to the service that the page came from. An answer is kept as long as the page is open. */
const answers = new Map();

export function ask(path, parameters) {
  const address = `/v1/${path}?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))}`;
  if (!answers.has(address)) {
    const answer = fetch(address, { headers: { accept: 'application/json' } }).then(response => {
      // Not released yet: the answer is when it will be.
      if (response.status === 403) return response.json().then(problem => problem.embargoes ? { embargoes: problem.embargoes } : Promise.reject(new Error(`403 ${address}`)));
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return response.json();
    });
    answer.catch(() => answers.delete(address));
    answers.set(address, answer);
  }
  return answers.get(address);
}

/** Everything is asked again. */
export function forget() {
  answers.clear();
}
