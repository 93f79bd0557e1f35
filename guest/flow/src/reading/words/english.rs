//! English.

use super::super::concept::Concept::*;
use super::super::lexicon::Lexicon;
use super::super::normalise::Script;
use crate::packed::packed;

pub(in crate::reading) const ENGLISH: Lexicon = Lexicon {
    language: "en",
    scripts: &[Script::Latin],
    countries: &["US", "GB", "CA", "AU", "NZ", "IE", "ZA", "IN", "SG", "PH"],
    negates_after: false,
    prefixes: &[],
    words: packed![
        (
            Place,
            "garage on_your_website on_the_website door doors doorbell doorstep porch lobby front_desk reception \
             receptionist doorman concierge mailbox letterbox bell buzzer gate leave_it_at leave_it_with \
             leave_it_by leave_it_in leave_it_on leave_it_outside leave_it_there leave_it_next_to \
             just_leave_it leave_the_package leave_the_parcel leave_the_box house_number street_number \
             apartment_number flat_number unit_number door_number im_at_work in_a_meeting asleep sleeping \
             text_me_when text_me_if text_instead just_text text_me_instead be_out be_home im_not_home \
             intercom",
        ),
        (
            Underway,
            "on_its_way on_the_way on_their_way en_route underway shipped_yet been_sent been_shipped sent_out sent_off left_yet left_the_warehouse",
        ),
        (
            Aside,
            "worrying stressing panicking laughing smiling crying blushing drooling staring thinking_about neighbor neighbors neighbour neighbours",
        ),
        (
            Filler,
            "grateful_if_you a an the to of for from in on at with and or so just now right_now immediately \
             asap already plss kindly it its this that these those them your you u ya guys \
             your_company is am are was be been do does did can could would will should have has had any all \
             every everything_you ever very really hi hello hey dear sir madam maam by as if_possible s going \
             go keep_on make making got_to must let up off out right here there too also then well thing \
             things stuff today way one_of lol omg ffs wtf bro dude man folks people company shop store my \
             our us we he she him his her they their some about into sent again_and_again pretty damn dammit \
             tomorrow tonight abeg dey till_then ur",
        ),
        (I, "i im ive id ill we_are we_have weve"),
        (Me, "me us_alone myself"),
        (Thanks, "thankyou ty tks cheers thank appreciate appreciated tysm ta"),
        (
            Fine,
            "shut_up_its shut_up_it_is shut_up_this_is gorgeous beautiful adorable stunning ok okay k kk fine great good nice perfect cool awesome \
             amazing love loved lovely happy excellent wonderful top spot_on sure got_it no_problem \
             no_worries np alright sounds_good works super best yay wow see_you take_care all_good \
             good_morning understood noted never_better useful handy helpful delighted keep_the_*_coming",
        ),
        (Yes, "yes yep yeah yup yea ya_please absolutely correct"),
        (No, "no"),
        (
            Not,
            "no_need_to not dont do_not never wont will_not cant cannot can_not doesnt does_not didnt did_not \
             isnt is_not arent are_not wasnt shouldnt should_not havent have_not hasnt has_not without aint \
             dnt dont_keep",
        ),
        (
            NoMore,
            "nothing_more im_done_with i_am_done_with over_these had_enough no_more no_longer not_anymore \
             not_any_more enough tired_of sick_of done_with fed_up_with no_spam fed_up_of done_w",
        ),
        (More, "more again anymore any_more anything anything_else further another ever_again"),
        (
            Stop,
            "pack_it_in end_them end_them_all yes_end terminate turn_these_off disable discontinue turn_off switch_off deactivate suspend put_an_end_to kill quit cease \
             halt stop_it end_it_now desist knock_it_off cut_it_out",
        ),
        (
            Unsubscribe,
            "off_this_list off_your_list but_stop end_subscription end_my_subscription end_the_subscription \
             i_revoke blocking_you blocking_this blocking_your block_you count_me_out leave_this_list \
             leave_the_list leave_list block_this block_these block_your be_removed get_off_my_phone \
             unsubscribe* unsub unsubsribe unsubcribe unsuscribe unsubscibe opt_out optout opt_me_out \
             opting_out opt_us_out opt_this_number_out deregister unenroll take_me_off takeme_off get_me_off \
             get_me_out_of_this i_want_out i_want_off want_off want_out remove_me delete_me block_me drop_me \
             unlist cancel_me take_us_off remove_us sign_me_off take_my_name_off delist youre_blocked \
             leave_me_out exclude_me end_messages end_texts end_the_texts",
        ),
        (Cancel, "cancel cancelling canceling end_it end_this end_these end_all end_your"),
        (
            Remove,
            "removed purge remove removing delete deleting erase lose take scrub drop forget removal rmv \
             wipe_my taken_off comot",
        ),
        (
            DontContact,
            "no_further_contact no_longer_wish_to_receive dont_wish_to_receive do_not_wish_to_receive \
             no_further_texts no_further_messages do_not_market dont_market do_not_contact do_not_disturb dnc \
             do_not_call dont_phone no_further_communicat*",
        ),
        (
            DontWant,
            "no_longer_interested no_longer_want no_longer_wish no_longer_need no_longer_like rather_not \
             prefer_not not_interested uninterested not_for_me dont_want do_not_want dont_wish do_not_wish \
             dont_need do_not_need dont_like dont_wanna no_interest_in appreciate_not",
        ),
        (Want, "want wish wanna like need"),
        (
            Contact,
            "hear_from hearing_from soliciting solicit contact contacting contacted call calling bother \
             bothering bug bugging harass harassing harassment annoy annoying spamming disturb disturbing \
             pester pestering write writing reach ping pinging blow_up blowing_up hit_me_up email \
             emailing",
        ),
        (Send, "send sending"),
        (
            Message,
            "communication correspondence solicitation solicitations blasts texts_and_calls text texts txt \
             txts texting texted txting message messages messaging msg msgs msging sms_messages notification \
             notifications alert alerts emails mailing communications updates ads_texts txtin",
        ),
        (Number, "# number numbers phone cell mobile cellphone num nr"),
        (
            List,
            "list lists database system records contacts mailing_list text_list sms_list distribution \
             data info_from my_info my_data my_account texting_list call_list file files",
        ),
        (Wrong, "wrong incorrect mistaken"),
        (
            WrongNumber,
            "had_this_sim had_this_number sim_is_mine number_is_mine sim_is_new wrong_number_on_file wrong_number_on_record text_someone_else bother_someone_else \
             not_the_person_you looking_for_someone_else wrong_number no_one_named nobody_named wrong_person \
             wrong_guy wrong_recipient not_the_person new_owner_of_this_number new_owner this_number_belongs \
             new_number_owner not_my_order_wrong no_one_here_by_that_name nobody_here_by_that_name \
             no_one_by_that_name nobody_by_that_name dont_know_who_you dont_know_you you_have_the_wrong \
             you_got_the_wrong youve_got_the_wrong is_no_longer_her_number is_no_longer_his_number \
             not_his_number not_her_number not_their_number not_his_phone not_her_phone number_changed_owners \
             i_am_not_her i_am_not_him i_just_got_this_number this_is_a_new_number this_number_is_not \
             this_number_was_reassigned this_is_not_her this_is_not_him my_number_now had_this_number \
             no_longer_lives_here who_you_think",
        ),
        (
            LeaveAlone,
            "leave_me_alone leave_us_alone leave_me_be go_away get_lost fuck_off f_off piss_off buzz_off \
             back_off lose_my_number forget_my_number lose_this_number shut_up stfu get_out_of_my_phone \
             leave_me_in_peace go_to_hell fuck_you bugger_off sod_off bog_off fck_off give_it_a_rest \
             leave_me_*_alone leave_me_*_*_alone",
        ),
        (
            Legal,
            "harassing_me_is restraining_order lawyer attorney lawsuit sue suing fcc ftc tcpa illegal \
             gdpr pecr ico legal_action cease_and_desist reported_you report_you reporting_you \
             do_not_call_list do_not_call_registry dnc_list reported_to report_this reporting_this \
             unsolicited police acma casl reported_as_spam",
        ),
        (Death, "passed_away deceased has_died he_died she_died is_dead died_last died_in"),
        (Consent, "consent permission authorization authorisation"),
        (Revoke, "revoked revoke revoking withdraw withdrawing rescind take_back retract withdrawn"),
        (
            SignUp,
            "agree opt_into give_permission gave_permission sign_up signed_up signup subscribe subscribed register registered agreed opt_in opted_in \
             ask_for asked_for enrolled consented_to give_you_my gave_you_my",
        ),
        (Received, "received receive receiving get getting got arrived came hear heard yet"),
        (
            Kept,
            "is_not_what_i_want not_what_i_want not_what_i_meant isnt_what_i_want unsubscribed_by_accident unsubscribed_by_mistake opted_out_by_accident opted_out_by_mistake"
        ),
        (
            Spam,
            "spam why_am_i_getting why_do_i_get thats_annoying so_annoying this_is_spam spammer spammers \
             its_spam junk scam is_annoying getting_annoying is_harassment this_crap this_shit this_nonsense",
        ),
        (TooMany, "too_many so_many too_much too_often way_too_many constant constantly nonstop_texts"),
        (
            Unclear,
            "nvm nope nah naw dont_know_who dont_live_there dont_live_here not_my_name just_order_updates just_delivery_updates just_shipping_updates over_it \
             changed_my_mind dont_remember_signing_up dont_recall_signing_up no_thank_you no_thanks no_thx \
             no_ty not_now maybe_later not_today bye goodbye good_bye done im_done i_am_done ugh whatever \
             mute not_me its_not_me i_moved moved pass change_my_number new_number mistake by_mistake \
             in_error accident unwanted hold im_out im_good i_pass never_mind nevermind forget_it no_way \
             doesnt_live_here dont_live_here drop_it",
        ),
        (
            Goods,
            "confirmation_number preorder pre_order preorders jersey auto_refill auto_ship autoship order \
             orders shipment shipments delivery_address package packages parcel parcels item items product \
             products purchase payment payments refund refunds return returns exchange box boxes charge \
             charges invoice subscription_box coffee auto_renew membership appointment card address warranty \
             gift bag coat shoes shirt size color colour receipt bottle pair reservation renewal trial red \
             blue black white green plan app account_login tracking_number tracking_link tracking_code \
             order_number code coupon promo_code second_item gift_wrap charging charged dress dresses hoodie \
             jeans trousers pants socks hat sweater lamp toy toys phone_case charger headphones sofa money \
             refund_take",
        ),
        (
            Delivery,
            "delivery deliveries shipping ship ships shipped deliver delivering dispatch courier driver \
             tracking",
        ),
        (
            Trouble,
            "broken damaged missing defective leaking wrong_item wrong_size wrong_color wrong_colour \
             wrong_product wrong_order not_working doesnt_work stopped_working faulty cracked torn \
             wrong_address wrong_one wrong_box wrong_thing wrong_flavor wrong_flavour wrong_shoes \
             wrong_things",
        ),
        (
            Harmless,
            "number_is_wrong_on text_while_driving is_not_right isnt_right wrong_number_on wrong_number_printed \
             entered_the_wrong entered_a_wrong typed_the_wrong put_in_the_wrong quit_working it_quit quit_on \
             stop_by stop_in stop_over bus_stop tram_stop train_stop pit_stop door_stop doorstop stop_loss \
             stopwatch stop_watch stop_sign non_stop nonstop full_stop truck_stop rest_stop stop_light \
             stop_at stop_on one_stop last_stop next_stop wrong_number_of end_of the_end_of opt_for opted_for \
             help_yourself cant_stop wont_stop never_stop back_end front_end weekend dead_end cancel_out \
             quit_smoking quitting end_table stop_button stop_lid cant_help no_help_needed keep_it_coming \
             dont_call_it call_me_when message_me_when contact_me_when let_me_know stop_working stop_motion \
             stop_outside no_more_than enough_space enough_room",
        ),
        (
            Where,
            "status where wheres whereabouts whats_the_tracking what_is_the_tracking whats_my_tracking \
             whats_the_status has_my_order has_it_shipped did_it_ship did_my_order is_it_shipped \
             has_my_package track_my order_status what_happened_to still_waiting has_my_parcel",
        ),
        (
            When,
            "when whens delivery_take shipping_take what_time what_day how_long how_soon eta any_update \
             any_news will_it is_it_gonna is_it_coming is_it_here",
        ),
        (Who, "who whos who_is who_are who_r who_dis"),
        (How, "what which whats how how_do how_to"),
        (Why, "why how_come"),
        (Often, "how_often how_many_texts how_many_messages how_frequently"),
        (Arrive, "arrive arriving come coming get_here be_here show_up expect expected delivered will_i_get",),
        (
            Return,
            "return_this return_it return_policy send_back send_it_back return_these return_them \
             start_a_return return_the",
        ),
        (Help, "help more_info assistance assist have_a_question got_a_question confused dont_understand"),
        (
            Human,
            "reach_someone reach_somebody reach_anyone reach_anybody talk_to_someone talk_to speak_to \
             speak_with talk_with real_person human agent representative customer_service customer_support \
             customer_care support live_person a_person operator call_me_please call_me_back please_call_me \
             help_desk contact_support speak_w talk_w manager a_bot a_robot can_someone_call can_you_call \
             pls_call_me contact_number",
        ),
        (
            Resume,
            "opt_me_in opt_me_back_in resubscribe re_subscribe unstop sign_me_up sign_me_back_up subscribe_me \
             add_me_back want_back_in let_me_back_in turn_the_texts_back_on turn_them_back_on add_me_again \
             text_me_again message_me_again resume_texts resume_messages start_texting start_texts \
             start_sending start_messages turn_texts_back_on undo_stop put_me_back turn_alerts_back_on \
             accidentally_opted count_me_in please_resume unsub*_by_mistake accidentally_unsub* \
             didnt_mean_to_unsub*",
        ),
        (Start, "start resume begin restart rejoin continue"),
        (If, "if unless"),
        (Reply, "reply respond replying say type"),
        (But, "except besides other_than keep but_keep but_still but_not"),
        (Only, "only just_the just_send_me"),
        (Less, "less fewer reduce cut_down not_so_many less_often less_frequent"),
        (Pause, "pause snooze hold_off on_hold"),
        (Later, "later remind_me remind remind_later"),
        (Skip, "skip skip_it"),
        (Star, "star stars"),
        (Rate, "rate rating give score points point id_say id_give rated feedback_score"),
        (OutOf, "out_of outta"),
        (One, "one"),
        (Two, "two"),
        (Three, "three"),
        (Four, "four"),
        (Five, "five"),
        (Hour, "h hr hrs hour hours"),
        (Day, "d day days"),
        (Week, "w wk wks week weeks a_week"),
        (Month, "mo month months a_month"),
        (Tips, "tips tip setup set_up care how_tos guides guide"),
        (Feedback, "reviews review surveys survey feedback ratings review_requests"),
        (Loyalty, "loyalty points_texts rewards reward vip"),
        (Reorder, "reorder reorders refill refills restock replenishment reorder_reminders"),
        (
            Promotion,
            "promo promos promotion promotions promotional marketing offer offers deal deals sale sales \
             ad ads advertising advertisements discount discounts coupons newsletter marketing_ones",
        ),
    ],
};
