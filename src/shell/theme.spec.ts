import { beforeEach, expect, test } from 'vitest'
import { chooseTheme, currentTheme } from './theme'

beforeEach(() => chooseTheme('system'))

test('without a choice the system decides', () => {
  expect(currentTheme()).toBe('system')
  expect(document.documentElement.hasAttribute('data-theme')).toBe(false)
})

test('a choice is in force at once and remembered in a cookie', () => {
  chooseTheme('light')
  expect(currentTheme()).toBe('light')
  expect(document.cookie).toContain('theme=light')
})

test('going back to the system leaves the choice to it', () => {
  chooseTheme('dark')
  chooseTheme('system')
  expect(currentTheme()).toBe('system')
  expect(document.cookie).toContain('theme=system')
})
