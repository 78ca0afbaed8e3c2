import type { Bar } from '@/domain/figures/week-details'
import type { WeekWords } from './words'

/** The name of an item as part of load or capacity: "te weinig laptops", not "laptops". */
export const itemLabel = ({ instrument }: WeekWords, item: Bar['item']) => instrument.weighs[item]
