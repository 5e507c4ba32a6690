"""What is written once and stands in many articles: affiliate products and the follow-us line.

All products but the first are invented, and so are their makers. Links lead to example domains.
"""

from .shapes import Product, Promo

PROMO = Promo(
    "suivre",
    "Suivez-nous",
    "Pour ne manquer aucune actualité…, suivez-nous sur",
    (
        ("Google Actualités", "https://news.google.com/"),
        ("WhatsApp", "https://www.whatsapp.com/"),
    ),
)

PRODUCTS = (
    Product(
        "bitdefender",
        "Antivirus Bitdefender Plus",
        "Bitdefender",
        "Protection contre les logiciels malveillants pour les ordinateurs sous Windows.",
        "https://www.bitdefender.fr/",
        "Voir l'offre",
        "",
        1,
        "brick",
        "Une boîte de logiciel rouge brique, un bouclier pâle sur la face.",
    ),
    Product(
        "ardoise",
        "Clé Ardoise S2",
        "Atelier Ardoise",
        "Clé de sécurité matérielle, prise USB, un bouton. Vendue à l'unité.",
        "https://ardoise.example/s2",
        "Voir le prix",
        "39 €",
        2,
        "indigo",
        "Une petite clé de sécurité bleue munie d'un anneau et d'une prise métallique.",
    ),
    Product(
        "brume",
        "Brume 4",
        "Fabrique Brume",
        "Téléphone réparable : six vis, batterie amovible, pièces disponibles dix ans.",
        "https://brume.example/4",
        "Voir le prix",
        "549 €",
        3,
        "amber",
        "Un téléphone debout, son dos ambré posé à côté de lui.",
    ),
    Product(
        "pouls",
        "Pouls Un",
        "Maison Sabine",
        "Bracelet de mesure sans écran, utilisable sans compte, neuf jours d'autonomie annoncés.",
        "https://pouls.example/un",
        "Voir le prix",
        "119 €",
        4,
        "teal",
        "Un bracelet posé en boucle ; son cadran affiche un battement.",
    ),
    Product(
        "cagibi",
        "Cagibi Duo",
        "Cagibi",
        "Serveur domestique à deux disques, pour garder ses copies chez soi.",
        "https://cagibi.example/duo",
        "Voir le prix",
        "289 €",
        5,
        "plum",
        "Un boîtier sombre à deux baies, un seul voyant allumé.",
    ),
)
