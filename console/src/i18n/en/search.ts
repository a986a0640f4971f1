export const search = {
  search: {
    label: 'Search tickets',
    placeholder: 'Search: words, status:closed, label:…',
    leave: 'Leave the search',
    title: 'Search results',
    count: '1 result | {n} results',
    first: 'The first result, more as you scroll | The first {n} results, more as you scroll',
    none: 'Nothing was found for “{query}”',
    hint: 'Try fewer words, or another status. Words that were written just now are found a few seconds later.',
    unknown: 'There is no agent or label called “{name}”',
  },
}
