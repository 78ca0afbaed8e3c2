/**
 * The shape of the words for needs in one language: what a need is called, and the reason a suggestion gives for itself.
 * A reason is a fact in words, never a judgement of a family. Which reason holds is decided by the domain, not here.
 */
import type { NeedType } from '@/domain/instrument/definition'
import type { OptionReason } from '@/domain/instrument/keys'
import type { NeedReason } from '@/domain/instrument/needs'

/** `few_devices` has four forms, because "geen", "1" and "2" ask for other words. They may hold {devices} and {children}. */
export type FewDevicesForm = 'few_devices_none_one_child' | 'few_devices_none' | 'few_devices_one' | 'few_devices_some'

/** Reasons that no single answer gives; the others stand with the texts of their question. */
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
