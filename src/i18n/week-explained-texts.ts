/** The shape of the page that says how every figure of the week is made. */
export type WeekExplained = {
  title: string
  lead: string
  back: string
  parts: readonly { heading: string; lines: readonly string[] }[]
}
