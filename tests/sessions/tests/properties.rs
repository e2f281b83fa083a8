//! Ten thousand random sessions, shared out among the properties.

use countersign_tests_sessions::properties::{ALL, hold};

const SESSIONS: usize = 10_000;

macro_rules! properties {
    ($($test:ident $number:literal),* $(,)?) => {$(
        #[test]
        fn $test() {
            hold($number, (SESSIONS / ALL.len() + 1) as u64);
        }
    )*};
}

properties! {
    rejecting_all_restores_every_path_exactly "01",
    accepting_all_changes_nothing "02",
    any_part_of_the_hunks_can_be_rejected "03",
    disjoint_decisions_commute_in_any_batching "04",
    decisions_are_idempotent "05",
    what_the_person_did_survives_or_is_a_conflict "06",
    a_path_that_changed_since_is_never_written "07",
    nothing_is_deleted_that_the_session_did_not_create "08",
    a_plan_that_was_carried_out_leaves_nothing_to_plan "09",
    a_plan_cut_off_anywhere_is_finished_or_taken_back "10",
    no_bytes_are_lost_at_any_cut "11",
    undoing_a_revert_is_the_identity "12",
    restoring_leaves_alone_what_was_not_touched_since "13",
    an_operation_on_several_files_goes_back_whole_or_not_at_all "14",
    two_sessions_on_one_tree_leave_each_other_alone "15",
    hunk_numbers_are_stable_and_never_used_again "18",
    a_session_that_is_saved_and_loaded_goes_on_as_before "22",
    moved_files_go_back_with_name_and_content "16",
    what_comes_to_nothing_in_a_turn_leaves_nothing_to_review "17",
    hunks_and_equal_lines_tile_the_file_on_both_sides "19",
    any_bytes_are_compared_and_always_alike "20",
    endings_marks_and_missing_newlines_come_back "21",
    a_patch_applies_forwards_and_backwards "23",
    over_the_caps_all_goes_back_all_the_same "24",
    a_refresh_changes_nothing_about_what_is_taken_back "27",
    a_stale_number_names_its_successors_and_the_others_stay "28",
    what_the_person_typed_in_a_hunk_stays_where_it_is_to_be_kept "29",
    any_choice_about_what_the_person_typed_is_carried_out "30",
    two_contents_have_the_hunks_that_a_session_lists "31",
    a_folder_goes_and_comes_back_with_what_needs_it "32",
    every_path_in_scope_has_one_true_outcome "25",
    a_review_of_a_text_gives_what_the_model_of_its_lines_gives "26a",
    a_revert_of_a_text_gives_what_the_model_of_its_lines_gives "26b",
}
