"""What readers say under the lead story."""

from .dossier import LEAD
from .markup import sentence
from .shapes import DAY, HOUR, MINUTE, Comment

COMMENTS = (
    Comment(
        LEAD,
        "Solène P.",
        "solene.p@example.org",
        sentence("""
        Je travaille dans un labo (pas l'un de ceux-là). Les remarques, c'est le vrai sujet : on
        met tout dans ce champ, et depuis cette histoire je relis trois fois avant de valider.
        """),
        after=2 * HOUR,
        key="solene",
    ),
    Comment(
        LEAD,
        "Marc-Antoine",
        "ma.dubreuil@example.org",
        "Pareil chez nous. Depuis, le champ est limité à une liste de choix. Les anciens "
        "râlent, moi je dors.",
        after=3 * HOUR,
        key="marc",
        parent="solene",
    ),
    Comment(
        LEAD,
        "Solène P.",
        "solene.p@example.org",
        "Une liste de choix, c'est l'idée. Encore faut-il que le logiciel le permette…",
        after=3 * HOUR + 20 * MINUTE,
        parent="marc",
    ),
    Comment(
        LEAD,
        "J. Weber",
        "j.weber@example.org",
        sentence("""
        1,5 million pour environ 500 000 patients, cela fait trois euros par dossier. Je vous
        laisse méditer sur le prix d'un dossier médical.
        """),
        after=4 * HOUR,
        key="weber",
    ),
    Comment(
        LEAD,
        "Inès",
        "ines.k@example.org",
        sentence("""
        La division est juste mais elle ne veut pas dire grand-chose : une amende n'est pas une
        indemnisation. L'article explique d'ailleurs les deux critères, gravité et chiffre
        d'affaires.
        """),
        after=5 * HOUR,
        key="ines",
        parent="weber",
    ),
    Comment(
        LEAD,
        "J. Weber",
        "j.weber@example.org",
        "Je sais bien. C'était de l'humour triste.",
        after=5 * HOUR + 12 * MINUTE,
        parent="ines",
    ),
    Comment(
        LEAD,
        "Un lecteur de Moselle",
        "lecteur57@example.org",
        sentence("""
        Question pratique : comment savoir si l'on est dans le fichier sans aller le chercher ?
        J'ai écrit à mon laboratoire, j'attends.
        """),
        after=7 * HOUR,
        key="moselle",
    ),
    Comment(
        LEAD,
        "Fatou D.",
        "fatou.d@example.org",
        sentence("""
        Écrivez en recommandé et citez l'article 15. Ils ont un mois. Le modèle de lettre
        d'Octet fonctionne, j'ai eu ma réponse en douze jours.
        """),
        after=9 * HOUR,
        parent="moselle",
    ),
    Comment(
        LEAD,
        "Gérard",
        "gerard.l@example.org",
        "Et les laboratoires, alors ? Ce sont eux qui ont nos données, au départ.",
        after=DAY,
        key="gerard",
    ),
    Comment(
        LEAD,
        "Yann Le B.",
        "yann.lb@example.org",
        sentence("""
        Un patient ne choisit pas le logiciel de son labo. Un labo choisit rarement le sien : il
        prend celui qui parle à ses automates. Cela n'excuse rien, cela explique.
        """),
        after=DAY + 2 * HOUR,
        parent="gerard",
    ),
    Comment(
        LEAD,
        "Clémence",
        "clemence.v@example.org",
        "L'illustration est très réussie. La croix qui s'effrite, on comprend tout de suite.",
        after=DAY + 6 * HOUR,
    ),
    Comment(
        LEAD,
        "Patrick_88",
        "patrick88@example.org",
        "De toute façon ils ont déjà toutes nos données, alors un peu plus un peu moins.",
        after=2 * DAY,
        key="patrick",
    ),
    Comment(
        LEAD,
        "Nadège",
        "nadege.r@example.org",
        sentence("""
        Dites cela à quelqu'un dont le statut VIH est dans le fichier. « Un peu plus », pour
        lui, c'est son employeur, sa famille, son village.
        """),
        after=2 * DAY + HOUR,
        parent="patrick",
    ),
    Comment(
        LEAD,
        "Théo",
        "theo.m@example.org",
        sentence("""
        Le blocage de mars 2021 a-t-il été suivi d'un retrait à la source ? L'article dit que
        l'accès a été bloqué, pas ce que le site est devenu.
        """),
        state="pending",
        age=25 * MINUTE,
    ),
    Comment(
        LEAD,
        "Bernadette A.",
        "bernadette.a@example.org",
        "Merci pour la chronologie, on s'y retrouve enfin. Pourriez-vous l'imprimer dans un "
        "prochain numéro ?",
        state="pending",
        age=2 * HOUR,
    ),
    Comment(
        LEAD,
        "kevin_du_54",
        "kevin54@example.org",
        "C'est sûrement le voisin du dessus de mon cousin, il bosse là-dedans, il s'appelle "
        "comme par hasard pareil.",
        state="rejected",
        age=5 * HOUR,
        reason="Met en cause une personne privée, sans élément.",
    ),
    Comment(
        LEAD,
        "Récupération Express",
        "contact@example.org",
        sentence("""
        VOS DONNÉES ONT FUITÉ ? Nos experts les effacent du dark web en 24H, résultat 100 %
        garanti !!! Paiement en trois fois -> http://effacement-express.example/promo
        """),
        state="spam",
        age=7 * HOUR,
    ),
)
