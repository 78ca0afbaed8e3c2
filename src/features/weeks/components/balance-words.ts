import type { Weight } from '@/components/charts/bars'
import type { CapacityItem, LoadItem } from '@/domain/figures/interview-items'
import type { ShownBar } from '@/domain/figures/shown-figures'
import type { WeekWords } from './words'

export type AnyBar = ShownBar<LoadItem> | ShownBar<CapacityItem>

/** What an item is called where it weighs or carries: "te weinig laptops", not "laptops". */
export const itemLabel = ({ t }: WeekWords, weight: Weight, item: string) =>
  t(`balance.items.${weight}.${item}` as 'balance.items.load.devices')
