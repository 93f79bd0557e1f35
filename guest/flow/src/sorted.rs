//! Lists that are short and kept in order as they grow. The standard library's
//! sorting is made for long ones, and is two kilobytes for each type of item.

/// Adds an item behind those that are not greater.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    let place = list.partition_point(|known| *known <= item);
    list.insert(place, item);
}

/// The items in order.
pub(crate) fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        insert(&mut list, item);
    }
    list
}
