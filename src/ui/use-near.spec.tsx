import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useNear } from './use-near'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const Part = () => {
  const [ref, near] = useNear()
  return <p ref={ref}>{near ? 'read' : 'far away'}</p>
}

test('a part is near from when it is about to be seen, and stays so', () => {
  type Tell = (entries: { isIntersecting: boolean }[]) => void
  const watching = new Set<Tell>()
  const roots: unknown[] = []
  vi.stubGlobal('IntersectionObserver', function (tell: Tell, { root }: { root: unknown }) {
    roots.push(root)
    return { observe: () => watching.add(tell), disconnect: () => watching.delete(tell) }
  })
  const seen = (isIntersecting: boolean) =>
    act(() => watching.forEach((tell) => tell([{ isIntersecting }])))
  render(
    <article>
      <Part />
    </article>,
  )
  expect(roots).toEqual([document.querySelector('article')])
  seen(false)
  expect(screen.getByText('far away')).toBeTruthy()
  seen(true)
  expect(screen.getByText('read')).toBeTruthy()
  expect(watching.size).toBe(0)
})
