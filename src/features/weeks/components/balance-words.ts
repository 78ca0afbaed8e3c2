import type { Weight } from '@/components/charts/bars'
import type { CapacityItem, LoadItem } from '@/domain/figures/interview-items'
import type { Bar } from '@/domain/figures/week-details'
import type { WeekWords } from './words'

export type AnyBar = Bar<LoadItem> | Bar<CapacityItem>

/** What an item is called where it weighs or carries: "te weinig laptops", not "laptops". */
export const itemLabel = ({ t }: WeekWords, weight: Weight, item: string) =>
  t(`balance.items.${weight}.${item}` as 'balance.items.load.devices')
