//! The area codes of +1: where they were issued. A number may have moved since.
//!
//! After libphonenumber's tables of prefixes, each code with all that lies in
//! it, since mobile exchanges carry no place; overlays have the zones of what
//! they overlay. Codes that are not here belong to no place: toll-free ones,
//! those of machines.

/// Area codes with the same places and the same clocks.
pub(super) struct Area {
    /// Countries, or states and provinces (ISO 3166-2), separated by spaces.
    pub(super) places: &'static str,
    /// Names of zones, separated by spaces, `~` for `America/`.
    pub(super) zones: &'static str,
    codes: &'static [u16],
}

/// The area of that code.
pub(super) fn area(code: u16) -> Option<&'static Area> {
    let place = PLACES.get(usize::from(code.checked_sub(FIRST)?))?;
    AREAS.get(usize::from(place.checked_sub(1)?))
}

/// The lowest area code that there can be.
const FIRST: u16 = 200;

/// Where in [`AREAS`] each code is, from [`FIRST`] on and counted from 1; 0 where
/// it is nowhere.
static PLACES: [u8; 800] = places();

// Evaluated while compiling, where an index out of bounds is a compiler's error.
#[allow(clippy::indexing_slicing)]
const fn places() -> [u8; 800] {
    let (mut places, mut area) = ([0; 800], 0);
    while area < AREAS.len() {
        let (codes, mut code) = (AREAS[area].codes, 0);
        while code < codes.len() {
            let place = (codes[code] - FIRST) as usize;
            assert!(places[place] == 0, "a code is of one area");
            places[place] = area as u8 + 1;
            code += 1;
        }
        area += 1;
    }
    places
}

const fn codes(places: &'static str, zones: &'static str, codes: &'static [u16]) -> Area {
    Area { places, zones, codes }
}

const AREAS: &[Area] = &[
    codes("AG", "~Antigua", &[268]),
    codes("AI", "~Anguilla", &[264]),
    codes("AS", "Pacific/Pago_Pago", &[684]),
    codes("BB", "~Barbados", &[246]),
    codes("BM", "Atlantic/Bermuda", &[441]),
    codes("BS", "~Nassau", &[242]),
    codes("CA-AB", "~Edmonton", &[368, 403, 587, 780, 825]),
    codes("CA-BC", "~Edmonton ~Vancouver", &[236, 250, 257, 672, 778]),
    codes("CA-BC", "~Vancouver", &[604]),
    codes("CA-MB", "~Winnipeg", &[204, 431, 584]),
    codes("CA-NB", "~Halifax", &[428, 506]),
    codes("CA-NL", "~Halifax ~St_Johns", &[709, 879]),
    codes("CA-NS CA-PE", "~Halifax", &[782, 902]),
    codes("CA-NT CA-NU CA-YT", "~Toronto ~Winnipeg ~Cambridge_Bay ~Edmonton ~Fort_Nelson ~Resolute", &[867]),
    codes(
        "CA-ON",
        "~Toronto",
        &[226, 249, 289, 343, 365, 382, 416, 437, 519, 548, 613, 647, 683, 705, 742, 753, 905, 942],
    ),
    codes("CA-ON", "~Toronto ~Winnipeg", &[807]),
    codes("CA-QC", "~Toronto", &[263, 273, 354, 438, 450, 468, 514, 579, 819, 873]),
    codes("CA-QC", "~Toronto ~Halifax", &[367, 418, 581]),
    codes("CA-SK", "~Regina", &[306, 639]),
    codes("CA-SK", "~Winnipeg ~Regina", &[474]),
    codes("DM", "~Dominica", &[767]),
    codes("DO", "~Santo_Domingo", &[809, 829, 849]),
    codes("GD", "~Grenada", &[473]),
    codes("GU", "Pacific/Guam", &[671]),
    codes("JM", "~Jamaica", &[658, 876]),
    codes("KN", "~St_Kitts", &[869]),
    codes("KY", "~Cayman", &[345]),
    codes("LC", "~St_Lucia", &[758]),
    codes("MP", "Pacific/Saipan", &[670]),
    codes("MS", "~Montserrat", &[664]),
    codes("PR", "~Puerto_Rico", &[787, 939]),
    codes("SX", "~Lower_Princes", &[721]),
    codes("TC", "~Grand_Turk", &[649]),
    codes("TT", "~Port_of_Spain", &[868]),
    codes("US-AK", "~Anchorage ~Adak Pacific/Honolulu", &[907]),
    codes("US-AL", "~Chicago", &[205, 251, 256, 334, 659, 938]),
    codes("US-AR", "~Chicago", &[327, 479, 501, 870]),
    codes("US-AZ", "~Denver ~Phoenix", &[928]),
    codes("US-AZ", "~Phoenix", &[480, 520, 602, 623]),
    codes(
        "US-CA",
        "~Los_Angeles",
        &[
            209, 213, 279, 310, 323, 341, 350, 369, 408, 415, 424, 442, 510, 530, 559, 562, 619, 626, 628,
            650, 657, 661, 669, 707, 714, 738, 747, 760, 805, 818, 820, 831, 840, 858, 909, 916, 925, 949,
            951,
        ],
    ),
    codes("US-CO", "~Denver", &[303, 719, 720, 748, 970, 983]),
    codes("US-CT", "~New_York", &[203, 475, 860, 959]),
    codes("US-DC", "~New_York", &[202, 771]),
    codes("US-DE", "~New_York", &[302]),
    codes("US-FL", "~Chicago ~New_York", &[448, 689, 850]),
    codes(
        "US-FL",
        "~New_York",
        &[239, 305, 321, 324, 352, 386, 407, 561, 645, 656, 727, 728, 754, 772, 786, 813, 863, 904, 941, 954],
    ),
    codes("US-GA", "~New_York", &[229, 404, 470, 478, 678, 706, 762, 770, 912, 943]),
    codes("US-HI", "Pacific/Honolulu", &[808]),
    codes("US-IA", "~Chicago", &[319, 515, 563, 641, 712]),
    codes("US-ID", "~Denver ~Los_Angeles", &[208]),
    codes("US-ID", "~Los_Angeles ~Boise", &[986]),
    codes(
        "US-IL",
        "~Chicago",
        &[217, 224, 309, 312, 331, 447, 464, 618, 630, 708, 730, 773, 779, 815, 847, 872],
    ),
    codes("US-IN", "~Chicago ~New_York", &[219, 574, 812, 930]),
    codes("US-IN", "~New_York", &[260, 317, 463, 765]),
    codes("US-KS", "~Chicago", &[316, 913]),
    codes("US-KS", "~Chicago ~Denver", &[620, 785]),
    codes("US-KY", "~Chicago ~New_York", &[270, 364, 606]),
    codes("US-KY", "~New_York", &[502, 859]),
    codes("US-LA", "~Chicago", &[225, 318, 337, 504, 985]),
    codes("US-MA", "~New_York", &[339, 351, 413, 508, 617, 774, 781, 857, 978]),
    codes("US-MD", "~New_York", &[227, 240, 301, 410, 443, 667]),
    codes("US-ME", "~New_York", &[207]),
    codes("US-MI", "~Chicago ~New_York", &[906]),
    codes("US-MI", "~New_York", &[231, 248, 269, 313, 517, 586, 616, 734, 810, 947, 989]),
    codes("US-MN", "~Chicago", &[218, 320, 507, 612, 651, 763, 952]),
    codes("US-MO", "~Chicago", &[235, 314, 417, 557, 573, 636, 660, 816, 975]),
    codes("US-MS", "~Chicago", &[228, 601, 662, 769]),
    codes("US-MT", "~Denver", &[406]),
    codes("US-NC", "~New_York", &[252, 336, 472, 704, 743, 828, 910, 919, 980, 984]),
    codes("US-ND", "~Chicago ~Denver", &[701]),
    codes("US-NE", "~Chicago", &[402, 531]),
    codes("US-NE", "~Chicago ~Denver", &[308]),
    codes("US-NH", "~New_York", &[603]),
    codes("US-NJ", "~New_York", &[201, 551, 609, 640, 732, 848, 856, 862, 908, 973]),
    codes("US-NM", "~Denver", &[505, 575]),
    codes("US-NV", "~Denver ~Los_Angeles", &[775]),
    codes("US-NV", "~Los_Angeles", &[702, 725]),
    codes(
        "US-NY",
        "~New_York",
        &[
            212, 315, 329, 332, 347, 363, 516, 518, 585, 607, 631, 646, 680, 716, 718, 838, 845, 914, 917,
            929, 934,
        ],
    ),
    codes("US-OH", "~New_York", &[216, 220, 234, 283, 326, 330, 380, 419, 440, 513, 567, 614, 740, 937]),
    codes("US-OK", "~Chicago", &[405, 539, 572, 580, 918]),
    codes("US-OR", "~Denver ~Los_Angeles", &[458, 541]),
    codes("US-OR", "~Los_Angeles", &[503, 971]),
    codes("US-PA", "~New_York", &[215, 223, 267, 272, 412, 445, 484, 570, 582, 610, 717, 724, 814, 835, 878]),
    codes("US-RI", "~New_York", &[401]),
    codes("US-SC", "~New_York", &[803, 821, 839, 843, 854, 864]),
    codes("US-SD", "~Chicago ~Denver", &[605]),
    codes("US-TN", "~Chicago", &[615, 629, 731, 901, 931]),
    codes("US-TN", "~Chicago ~New_York", &[423]),
    codes("US-TN", "~New_York", &[865]),
    codes(
        "US-TX",
        "~Chicago",
        &[
            210, 214, 254, 281, 325, 346, 361, 409, 430, 432, 469, 512, 682, 713, 726, 737, 806, 817, 830,
            832, 903, 936, 940, 945, 956, 972, 979,
        ],
    ),
    codes("US-TX", "~Denver", &[915]),
    codes("US-UT", "~Denver", &[385, 435, 801]),
    codes("US-VA", "~New_York", &[276, 434, 540, 571, 686, 703, 757, 804, 826, 948]),
    codes("US-VT", "~New_York", &[802]),
    codes("US-WA", "~Los_Angeles", &[206, 253, 360, 425, 509, 564]),
    codes("US-WI", "~Chicago", &[262, 274, 353, 414, 534, 608, 715, 920]),
    codes("US-WV", "~New_York", &[304, 681]),
    codes("US-WY", "~Denver", &[307]),
    codes("VC", "~St_Vincent", &[784]),
    codes("VG", "~Tortola", &[284]),
    codes("VI", "~St_Thomas", &[340]),
];
