/** How many pixels of the window one pixel of an element takes: 1, but where the whole console is drawn larger. */
export const drawnScale = (element: HTMLElement): number =>
  element.getBoundingClientRect().width / element.offsetWidth || 1
