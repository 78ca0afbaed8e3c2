import type { CommonNeedsTexts } from '../../needs-texts'

export const needs: CommonNeedsTexts = {
  types: {
    laptop: 'A laptop',
    internet: 'Internet at home',
    homework_buddy: 'A homework buddy',
    daily_structure_tips: 'Tips for a daily routine',
    play: 'Playing or something fun to do',
    read_letters: 'Help with reading letters',
    school_contact: 'Help with contact with school',
    money_or_food: 'Money or food',
    someone_to_talk_to: 'Someone to talk to',
    digital_help: 'Help with the computer or phone',
    visit: 'A home visit',
    other: 'Something else',
  },
  reasons: {
    few_devices_none_one_child: 'no working computer or laptop, {children} school-age child',
    few_devices_none: 'no working computer or laptop, {children} school-age children',
    few_devices_one: '{devices} computer or laptop, {children} school-age children',
    few_devices_some: '{devices} computers or laptops, {children} school-age children',
    said_need: 'the parent said this is needed',
    asked_for: 'the parent asked for this',
  },
}
