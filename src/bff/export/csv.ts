/** What a spreadsheet would take for a formula, its own signs and their wide forms. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet calculates and no separator breaks. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** One line of a CSV file. */
export const csvRow = (...cells: (string | number | null)[]): string =>
  `${cells.map(cell).join(',')}\r\n`

/** In front of a file it tells spreadsheets that this is UTF-8. */
export const utf8Mark = '\uFEFF'

/** `20261120T100000Z`: a time as the names of files hold it. */
export const fileTime = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
