import type { Bar } from '@/domain/figures/week-details'
import type { WeekWords } from './words'

/** What an item is called where it weighs or carries: "te weinig laptops", not "laptops". */
export const itemLabel = ({ instrument }: WeekWords, item: Bar['item']) => instrument.weighs[item]
