const numbers = new Intl.NumberFormat('en')

/** `20,000`. */
export const countText = (count: number) => numbers.format(count)

/** `1 server`, `1,200 servers`; `many` where an s does not make it. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${countText(count)} ${count === 1 ? one : many}`
