import { useMatches } from 'react-router'

/** The name of the view, as its route says in `handle.title`. */
export const useTitle = () =>
  useMatches().reduce((title, { handle }) => {
    const named = typeof handle === 'object' && handle !== null && 'title' in handle
    return named && typeof handle.title === 'string' ? handle.title : title
  }, '')
