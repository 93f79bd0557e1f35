//! What the shop sells.

use crate::dice::Odds;

/// One thing that the shop sells.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// The shop's own number of it, which is its product id, too.
    pub sku: &'static str,
    /// What the shop calls it.
    pub title: &'static str,
    /// The shop's product type.
    pub kind: &'static str,
    /// The shop's words for it.
    pub tags: &'static [&'static str],
    /// What it costs, in hundredths of whatever the buyer pays in.
    pub cents: i64,
    /// Whether nothing moves.
    pub digital: bool,
    /// How many days it lasts, if it is used up.
    pub lasts_days: Option<u16>,
}

/// What the others are like: a thing that is sent and stays.
const THING: Product = Product {
    sku: "tote",
    title: "Canvas Tote",
    kind: "Accessories",
    tags: &[],
    cents: 2400,
    digital: false,
    lasts_days: None,
};

const fn thing(sku: &'static str, title: &'static str, kind: &'static str, cents: i64) -> Product {
    Product { sku, title, kind, cents, ..THING }
}

const fn used_up(
    sku: &'static str,
    title: &'static str,
    kind: &'static str,
    cents: i64,
    days: u16,
) -> Product {
    Product { lasts_days: Some(days), ..thing(sku, title, kind, cents) }
}

const fn digital(sku: &'static str, title: &'static str, kind: &'static str, cents: i64) -> Product {
    Product { digital: true, ..thing(sku, title, kind, cents) }
}

/// What is bought, by how often it is.
pub(crate) const PRODUCTS: Odds<Product> = Odds(
    (100, THING),
    &[
        (120, thing("mug", "Ceramic Mug", "Kitchen", 1500)),
        (60, thing("kettle", "Pour-over Kettle", "Kitchen", 6900)),
        (40, Product { tags: &["needs-set-up"], ..thing("grinder", "Burr Grinder", "Kitchen", 12_900) }),
        (50, thing("scarf", "Crêpe Scarf – “Été”", "Clothing", 3950)),
        (110, thing("shirt", "Linen Shirt", "Clothing", 5490)),
        (70, thing("trainers", "Trail Trainers", "Shoes", 9800)),
        (20, thing("armchair", "Reading Armchair with Footstool in Bouclé, Oat", "Furniture", 64_900)),
        (50, digital("brewing-course", "Brewing Course (Video)", "Course", 2900)),
        (40, digital("gift-card", "Gift Card", "Gift Card", 5000)),
    ],
);

/// What is used up, and so bought again.
pub(crate) const CONSUMABLES: Odds<Product> = Odds(
    (120, used_up("beans", "Coffee Beans 1 kg", "Coffee", 3200, 30)),
    &[
        (60, used_up("filters", "Paper Filters, 100 pieces", "Coffee", 650, 60)),
        (70, used_up("day-cream", "Day Cream 50 ml", "Care", 2790, 45)),
        (50, used_up("dog-food", "Dog Food 12 kg", "Pets", 5800, 28)),
        (50, used_up("vitamins", "Vitamin D, 90 drops", "Health", 1840, 90)),
    ],
);

/// Everything that the shop sells.
pub fn products() -> impl Iterator<Item = &'static Product> {
    static SOLD: [Odds<Product>; 2] = [PRODUCTS, CONSUMABLES];
    SOLD.iter().flat_map(Odds::all).map(|(_, product)| product)
}
