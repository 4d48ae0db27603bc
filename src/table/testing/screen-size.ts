import { vi } from 'vitest'

/** Gives every element a size: a DOM without layout has none, and virtual rows need one. */
export const screenSize = (width: number, height: number) => {
  const sized = HTMLElement.prototype
  for (const name of ['clientWidth', 'offsetWidth'] as const)
    vi.spyOn(sized, name, 'get').mockReturnValue(width)
  for (const name of ['clientHeight', 'offsetHeight'] as const)
    vi.spyOn(sized, name, 'get').mockReturnValue(height)
}
