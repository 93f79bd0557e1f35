//! What each step says in English, to anybody and in one tone.

use super::shorthand::{short, short_text};
use crate::journey::Step;
use crate::packed::Indexed;
use crate::tone::Tone;

pub(super) const TEXTS: Indexed<Step> = short![
    (
        Step::OrderConfirmed,
        "{brand}: Thanks{if name} {name}{end}, order {order} is confirmed{if things}: \
         {things}{end}.{page}"
    ),
    (Step::PaymentReceived, "{brand}: We have your payment of {sum} for order {order}. Thank you."),
    (
        Step::OrderEdited,
        "{brand}: Order {order} was changed{% if order.changes %}: {{ order.changes }}{end}. Total now \
         {sum}."
    ),
    (
        Step::Shipped,
        "{brand}: {if together}Order {order}: {here} of {total} parcels are on their way.\
         {page}{else}{if partial}Part of order{else}Order{end} {order} is on its way\
         {if carrier} with {carrier}{end}{if several} (parcel {number} of {total}){end}.\
         {if track} Track it: {track}{or page}{end}"
    ),
    (Step::LocalDelivery, "{brand}: We are bringing order {order} to you today.{if track} {track}{end}"),
    (
        Step::OutForDelivery,
        "{brand}: {if several}Order {order}: {here} of {total} parcels {if many}arrive\
         {else}arrives{end} today.{else}Order {order} is out for delivery and should arrive today.{end}\
         {% if parcels.together == 1 and parcel.tracking_url %} {track}{end}"
    ),
    (
        Step::Delivered,
        "{brand}: {if several}Order {order}: {here} of {total} parcels delivered.\
         {or partial}Part of order {order} was delivered; the rest follows.{else}Order \
         {order} was delivered.{end} Something not right? {help}."
    ),
    (Step::Delayed, "{brand}: Sorry, order {order} will be later than promised.{if track} {track}{or page}"),
    (
        Step::DeliveryFailed,
        "{brand}: Order {order} could not be delivered.{if track} What to do: {track}{else} What now? \
         {help}.{end}"
    ),
    (Step::ReadyForPickup, "{brand}: Order {order} is ready for you to pick up.{page}"),
    (Step::PickedUp, "{brand}: You have picked up order {order}. Something not right? {help}."),
    (
        Step::Cancelled,
        "{brand}: Order {order} was cancelled.{if refunded} {refunded} is on its way \
         back to you.{end} Questions? {help}."
    ),
    (
        Step::Refunded,
        "{brand}: {if refunded}{refunded}{else}Your money{end} for order {order} is on its way back to \
         you."
    ),
    (Step::Returned, "{brand}: Your return for order {order} is on record. Questions? {help}."),
    (
        Step::SetUp,
        "{brand}: Order {order} has arrived. {if guide}How to get started: {guide}\
         {else}Need a hand getting started? {help}.{end}"
    ),
    (
        Step::Feedback,
        "{brand}: {if review}How do you like order {order}? Tell others: {review}\
         {else}How happy are you with order {order}? Reply 1 (not at all) to 5 (very).{end}"
    ),
    (
        Step::LoyaltyInvitation,
        "{brand}: {if name}{name}, thank{else}Thank{end} you for order {order}. Our members' club is open \
         to you{if loyalty}: {loyalty}{else}: just reply and ask.{end}"
    ),
    (
        Step::Replenishment,
        "{brand}: Running low on {product} from order {order}?{if link} {link} or reply{else} Reply{end} \
         YES, LATER or LATER 2W."
    ),
    (Step::OptOutConfirmed, "{brand}: You won't get any more texts from us. Reply START to resume."),
    (Step::OptInConfirmed, "{brand}: You will get our texts. Reply HELP for help, STOP to opt out."),
    (
        Step::Help,
        "{brand}: We text you about your orders.{if support} Help: {support}.{end} Reply \
         STOP to opt out."
    ),
    (
        Step::Rated,
        "{brand}: {if happy}Thank you, good to hear!{else}Thank you for telling us. Let us put it \
         right: {{ shop.support | default('just reply') }}.{end}"
    ),
    (Step::ReorderLater, "{brand}: All right, we will ask again later."),
    (
        Step::ReorderLink,
        "{brand}: {if link}Reorder {product} here: {link}{else}Thank you, we will be in touch about \
         {product}.{end}"
    ),
    (Step::ReorderSkipped, "{brand}: All right, we leave this one out."),
    (Step::TopicStopped, "{brand}: You won't get any more texts of that kind. Reply STOP to end all texts."),
    (
        Step::OnlyTopic,
        "{brand}: All right, you only get the texts you asked for. Reply START for all, STOP to end them."
    ),
    (Step::Paused, "{brand}: All right, we pause our texts. Reply START to go on sooner, STOP to end them."),
    (
        Step::FewerTexts,
        "{brand}: All right, you will get fewer texts. Reply START for all, STOP to end them."
    ),
    (
        Step::ConsentAsked,
        "{brand}: You agreed to our news by text. Reply YES to confirm, or STOP to end all texts."
    ),
    (
        Step::StopAsked,
        "{brand}: May we go on texting you? Reply YES to keep our texts, or STOP to end them all."
    ),
    (Step::OrderAwaited, "{brand}: We are getting order {order} ready; not all of it has left yet.{page}"),
    (
        Step::OrderUnderway,
        "{brand}: Order {order} is on its way{if carrier} with {carrier}{end}.{if track} Track it: {track}\
         {or page}"
    ),
    (Step::OrderArrived, "{brand}: Order {order} was delivered. Not there? {help}."),
];

/// What is said otherwise to some.
pub(super) const TONED: &[(Step, Tone, &str)] = &[(
    Step::OrderConfirmed,
    Tone::Loyal,
    short_text!(
        "{brand}: Good to see you again{if name}, {name}{end}: order {order} is confirmed\
         {if things}: {things}\
         {end}.{page}"
    ),
)];
