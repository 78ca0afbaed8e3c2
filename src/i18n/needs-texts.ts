/**
 * The shape of the words for needs in one language: the name of each need, and the reasons for suggesting it. A reason
 * states a fact and never judges a family. The domain decides which reason applies.
 */
import type { NeedType } from '@/domain/instrument/definition'
import type { OptionReason } from '@/domain/instrument/keys'
import type { NeedReason } from '@/domain/instrument/needs'

/**
 * `few_devices` has four forms, because "geen", "1" and "2" need different words. They may hold {devices} and {children}.
 */
export type FewDevicesForm = 'few_devices_none_one_child' | 'few_devices_none' | 'few_devices_one' | 'few_devices_some'

/** Reasons that do not follow from one option. The other reasons are part of the texts of their question. */
type CommonReason = Exclude<NeedReason, OptionReason | 'few_devices'> | FewDevicesForm

export type NeedReasonText = CommonReason | OptionReason

export type CommonNeedsTexts = {
  types: Record<NeedType, string>
  reasons: Record<CommonReason, string>
}

export type NeedsTexts = {
  types: Record<NeedType, string>
  reasons: Record<NeedReasonText, string>
}

/** The form of `few_devices` that fits the numbers. `devices` counts working ones; `children` are those of school age. */
export const fewDevicesForm = (devices: number, children: number): FewDevicesForm => {
  if (devices === 0) return children === 1 ? 'few_devices_none_one_child' : 'few_devices_none'
  return devices === 1 ? 'few_devices_one' : 'few_devices_some'
}
