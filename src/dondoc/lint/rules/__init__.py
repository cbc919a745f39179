"""Every rule, by hand and in the order of codes. A code, once published, is never used again."""

from __future__ import annotations

from dondoc.lint.rule import Rule
from dondoc.lint.rules.capitals.article_without_capital import article_without_capital
from dondoc.lint.rules.capitals.body_capitals import body_capitals
from dondoc.lint.rules.capitals.document_without_capital import document_without_capital
from dondoc.lint.rules.capitals.new_year_without_capital import new_year_without_capital
from dondoc.lint.rules.capitals.people_without_capital import people_without_capital
from dondoc.lint.rules.capitals.place_kind_capital import place_kind_capital
from dondoc.lint.rules.capitals.post_capitals import post_capitals
from dondoc.lint.rules.capitals.sentence_without_capital import sentence_without_capital
from dondoc.lint.rules.capitals.weekday_without_capital import weekday_without_capital
from dondoc.lint.rules.conversion.broken_paragraph import broken_paragraph
from dondoc.lint.rules.conversion.decomposed_letters import decomposed_letters
from dondoc.lint.rules.conversion.invisible_character import invisible_character
from dondoc.lint.rules.conversion.look_alike_letter import look_alike_letter
from dondoc.lint.rules.conversion.lost_character import lost_character
from dondoc.lint.rules.conversion.markup_residue import markup_residue
from dondoc.lint.rules.conversion.page_number_inside import page_number_inside
from dondoc.lint.rules.conversion.read_in_part import read_in_part
from dondoc.lint.rules.conversion.recognition_doubt import recognition_doubt
from dondoc.lint.rules.conversion.wrong_encoding import wrong_encoding
from dondoc.lint.rules.dates.day_in_the_past import day_in_the_past
from dondoc.lint.rules.dates.day_without_zero import day_without_zero
from dondoc.lint.rules.dates.deadline_on_a_day_off import deadline_on_a_day_off
from dondoc.lint.rules.dates.deadline_over import deadline_over
from dondoc.lint.rules.dates.impossible_date import impossible_date
from dondoc.lint.rules.dates.meeting_after_document import meeting_after_document
from dondoc.lint.rules.dates.month_with_zero import month_with_zero
from dondoc.lint.rules.dates.month_without_zero import month_without_zero
from dondoc.lint.rules.dates.range_reversed import range_reversed
from dondoc.lint.rules.dates.section_of_another_year import section_of_another_year
from dondoc.lint.rules.dates.short_year import short_year
from dondoc.lint.rules.dates.weekday_mismatch import weekday_mismatch
from dondoc.lint.rules.dates.year_conflict import year_conflict
from dondoc.lint.rules.figures.decimal_point import decimal_point
from dondoc.lint.rules.figures.figures_disagree import figures_disagree
from dondoc.lint.rules.figures.part_above_whole import part_above_whole
from dondoc.lint.rules.figures.parts_and_total_differ import parts_and_total_differ
from dondoc.lint.rules.figures.result_out_of_line import result_out_of_line
from dondoc.lint.rules.figures.share_above_whole import share_above_whole
from dondoc.lint.rules.figures.share_of_plan_impossible import share_of_plan_impossible
from dondoc.lint.rules.figures.share_out_of_line import share_out_of_line
from dondoc.lint.rules.layout.authority_form import authority_form
from dondoc.lint.rules.layout.authority_spacing import authority_spacing
from dondoc.lint.rules.layout.colon_missing_before_archive import colon_missing_before_archive
from dondoc.lint.rules.layout.deputy_missing import deputy_missing
from dondoc.lint.rules.layout.legal_basis_mark import legal_basis_mark
from dondoc.lint.rules.layout.letter_sign import letter_sign
from dondoc.lint.rules.layout.missing_agency import missing_agency
from dondoc.lint.rules.layout.missing_archive_line import missing_archive_line
from dondoc.lint.rules.layout.missing_day import missing_day
from dondoc.lint.rules.layout.missing_end_mark import missing_end_mark
from dondoc.lint.rules.layout.missing_motto import missing_motto
from dondoc.lint.rules.layout.missing_number import missing_number
from dondoc.lint.rules.layout.missing_place_and_date import missing_place_and_date
from dondoc.lint.rules.layout.missing_point_letter import missing_point_letter
from dondoc.lint.rules.layout.missing_recipients import missing_recipients
from dondoc.lint.rules.layout.missing_signer import missing_signer
from dondoc.lint.rules.layout.missing_title import missing_title
from dondoc.lint.rules.layout.missing_type import missing_type
from dondoc.lint.rules.layout.motto_wording import motto_wording
from dondoc.lint.rules.layout.national_name_wording import national_name_wording
from dondoc.lint.rules.layout.number_without_zero import number_without_zero
from dondoc.lint.rules.layout.place_comma import place_comma
from dondoc.lint.rules.layout.point_letter import point_letter
from dondoc.lint.rules.layout.recipient_end_mark import recipient_end_mark
from dondoc.lint.rules.layout.recipients_colon import recipients_colon
from dondoc.lint.rules.layout.symbol_form import symbol_form
from dondoc.lint.rules.layout.symbol_type_mismatch import symbol_type_mismatch
from dondoc.lint.rules.layout.title_before_signer import title_before_signer
from dondoc.lint.rules.layout.unnumbered_heading import unnumbered_heading
from dondoc.lint.rules.names.body_name_cut_off import body_name_cut_off
from dondoc.lint.rules.names.body_name_joint import body_name_joint
from dondoc.lint.rules.names.body_name_misspelt import body_name_misspelt
from dondoc.lint.rules.names.body_not_in_force import body_not_in_force
from dondoc.lint.rules.names.body_not_in_registry import body_not_in_registry
from dondoc.lint.rules.names.body_unqualified import body_unqualified
from dondoc.lint.rules.names.meeting_term_varies import meeting_term_varies
from dondoc.lint.rules.names.person_name_varies import person_name_varies
from dondoc.lint.rules.paper.agency_form import agency_form
from dondoc.lint.rules.paper.body_not_justified import body_not_justified
from dondoc.lint.rules.paper.body_size_out_of_range import body_size_out_of_range
from dondoc.lint.rules.paper.first_line_indent import first_line_indent
from dondoc.lint.rules.paper.font_not_times import font_not_times
from dondoc.lint.rules.paper.letters_not_black import letters_not_black
from dondoc.lint.rules.paper.line_spacing_out_of_range import line_spacing_out_of_range
from dondoc.lint.rules.paper.margin_out_of_range import margin_out_of_range
from dondoc.lint.rules.paper.national_heading_form import national_heading_form
from dondoc.lint.rules.paper.number_form import number_form
from dondoc.lint.rules.paper.page_number_form import page_number_form
from dondoc.lint.rules.paper.paper_not_a_four import paper_not_a_four
from dondoc.lint.rules.paper.paragraphs_too_close import paragraphs_too_close
from dondoc.lint.rules.paper.place_and_date_form import place_and_date_form
from dondoc.lint.rules.paper.recipients_form import recipients_form
from dondoc.lint.rules.paper.signature_form import signature_form
from dondoc.lint.rules.paper.type_and_title_form import type_and_title_form
from dondoc.lint.rules.punctuation.capital_after_semicolon import capital_after_semicolon
from dondoc.lint.rules.punctuation.double_space import double_space
from dondoc.lint.rules.punctuation.list_marks_mixed import list_marks_mixed
from dondoc.lint.rules.punctuation.missing_space_after_mark import missing_space_after_mark
from dondoc.lint.rules.punctuation.one_sided_hyphen import one_sided_hyphen
from dondoc.lint.rules.punctuation.repeated_mark import repeated_mark
from dondoc.lint.rules.punctuation.space_before_mark import space_before_mark
from dondoc.lint.rules.punctuation.unbalanced_bracket import unbalanced_bracket
from dondoc.lint.rules.spelling.abbreviation_in_heading import abbreviation_in_heading
from dondoc.lint.rules.spelling.doubled_word import doubled_word
from dondoc.lint.rules.spelling.dropped_syllable import dropped_syllable
from dondoc.lint.rules.spelling.impossible_syllable import impossible_syllable
from dondoc.lint.rules.spelling.mixed_tone_placement import mixed_tone_placement
from dondoc.lint.rules.spelling.term_variant import term_variant
from dondoc.lint.rules.spelling.wrong_word import wrong_word
from dondoc.lint.rules.tasks.lead_coordinates_itself import lead_coordinates_itself
from dondoc.lint.rules.tasks.lead_not_among_recipients import lead_not_among_recipients
from dondoc.lint.rules.tasks.no_accountable_leader import no_accountable_leader
from dondoc.lint.rules.tasks.no_deadline import no_deadline
from dondoc.lint.rules.tasks.no_lead import no_lead
from dondoc.lint.rules.tasks.no_product import no_product
from dondoc.lint.rules.tasks.order_given_twice import order_given_twice
from dondoc.lint.rules.tasks.several_leads import several_leads
from dondoc.lint.rules.tasks.shortcoming_without_order import shortcoming_without_order
from dondoc.lint.rules.tasks.unclear_authority import unclear_authority
from dondoc.lint.rules.tasks.undated_event import undated_event
from dondoc.lint.rules.tasks.vague_deadline import vague_deadline

RULES: tuple[Rule, ...] = (
    markup_residue,
    broken_paragraph,
    wrong_encoding,
    recognition_doubt,
    decomposed_letters,
    lost_character,
    page_number_inside,
    look_alike_letter,
    invisible_character,
    read_in_part,
    impossible_syllable,
    wrong_word,
    dropped_syllable,
    doubled_word,
    mixed_tone_placement,
    term_variant,
    abbreviation_in_heading,
    body_capitals,
    post_capitals,
    people_without_capital,
    article_without_capital,
    new_year_without_capital,
    weekday_without_capital,
    place_kind_capital,
    sentence_without_capital,
    document_without_capital,
    space_before_mark,
    missing_space_after_mark,
    double_space,
    capital_after_semicolon,
    unbalanced_bracket,
    repeated_mark,
    one_sided_hyphen,
    list_marks_mixed,
    year_conflict,
    impossible_date,
    weekday_mismatch,
    day_in_the_past,
    day_without_zero,
    month_with_zero,
    month_without_zero,
    range_reversed,
    meeting_after_document,
    short_year,
    deadline_on_a_day_off,
    deadline_over,
    section_of_another_year,
    no_lead,
    no_deadline,
    several_leads,
    vague_deadline,
    undated_event,
    no_product,
    shortcoming_without_order,
    unclear_authority,
    lead_not_among_recipients,
    lead_coordinates_itself,
    order_given_twice,
    no_accountable_leader,
    figures_disagree,
    parts_and_total_differ,
    share_out_of_line,
    share_of_plan_impossible,
    share_above_whole,
    decimal_point,
    part_above_whole,
    result_out_of_line,
    person_name_varies,
    body_name_misspelt,
    body_name_cut_off,
    meeting_term_varies,
    body_unqualified,
    body_name_joint,
    body_not_in_force,
    body_not_in_registry,
    missing_number,
    missing_day,
    missing_motto,
    missing_agency,
    missing_place_and_date,
    missing_type,
    missing_title,
    missing_recipients,
    missing_signer,
    missing_archive_line,
    colon_missing_before_archive,
    recipient_end_mark,
    authority_spacing,
    missing_end_mark,
    number_without_zero,
    symbol_form,
    letter_sign,
    symbol_type_mismatch,
    motto_wording,
    place_comma,
    authority_form,
    recipients_colon,
    title_before_signer,
    point_letter,
    missing_point_letter,
    national_name_wording,
    deputy_missing,
    unnumbered_heading,
    legal_basis_mark,
    paper_not_a_four,
    margin_out_of_range,
    font_not_times,
    letters_not_black,
    body_size_out_of_range,
    body_not_justified,
    first_line_indent,
    paragraphs_too_close,
    line_spacing_out_of_range,
    national_heading_form,
    agency_form,
    number_form,
    place_and_date_form,
    type_and_title_form,
    signature_form,
    recipients_form,
    page_number_form,
)
